import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import type { DrawingTools } from "#functions/images/drawing/drawing-tools.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { pictureHash } from "#test/support/pictures/card-pictures.ts";
import { sceneCells } from "./scenes.ts";

/** The real browser and the real imaging, with the cells of the scenes. */
export async function sceneTools(): Promise<DrawingTools> {
  const [imaging, images] = [sharpImaging(), memoryImageStore()];
  const originals = new Map<number, Buffer>();
  await sceneCells((seed, original) => originals.set(seed, original));
  for (const [seed, original] of originals) {
    const { cells } = await imaging.derive(original);
    images.put(pictureHash(seed), "medium", cells.medium);
    images.put(pictureHash(seed), "low", cells.low);
  }
  return { imaging, images, sheetDrawer: chromiumSheetDrawer(chromiumLayer()) };
}
