import type { Composite } from "#functions/images/composites/composite.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import type { ImageStore } from "#functions/images/pictures/image-store.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard, pictureHash } from "#test/support/pictures/card-pictures.ts";
import type { CardFiles } from "./card-files.ts";

/** Makes the pictures of a composite and says how many bytes they have. */
export interface Way {
  draw(composite: Composite): Promise<number>;
  close(): Promise<void>;
}

/** Enough of it. */
const time = { leftMs: () => 600_000 };

/**
 * As it is done: cells come from files as they come from a bucket, one by one.
 *
 * @param layer folder of the Chromium layer
 */
export function ours(files: CardFiles, layer: string): Way {
  const [imaging, sheetDrawer] = [sharpImaging(), chromiumSheetDrawer(layer)];
  const indexes = new Map<string, number>();
  const images: ImageStore = {
    async cell(picture, quality) {
      // Hashes of 5,000 numbers are nobody's time but the bench's.
      for (let index = indexes.size; !indexes.has(picture) && index < 10_000; index += 1) {
        indexes.set(pictureHash(index), index);
      }
      return files.read(quality, indexes.get(picture) ?? 0);
    },
  };
  return {
    async draw(composite) {
      let bytes = 0;
      for await (const page of drawComposite(
        composite,
        { sheetDrawer, imaging, images },
        { time },
      )) {
        bytes += page.bytes.byteLength;
      }
      return bytes;
    },
    close: () => sheetDrawer.close(),
  };
}

/** Cards of which no two have the same picture, name or number. */
export function compositeOf(count: number, options: object = {}): Composite {
  const cards = Array.from({ length: count }, (_none, index) =>
    aCompositeCard({
      name: `${names[index % names.length]} ${index}`,
      number: `${index}/${count}`,
      picture: pictureHash(index),
    }),
  );
  const title = "A collection of considerable size";
  return aComposite({ cards, options: CompositeOptions.parse({ title, ...options }) });
}

const names = ["Charizard", "Mewtwo", "Nidoran ♀", "Farfetch’d", "Flabébé", "Team Rocket’s Meowth"];
