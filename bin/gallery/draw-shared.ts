import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { drawnPoster } from "#functions/images/posters/draw-poster.ts";
import { sharpPosterPress } from "#functions/images/posters/sharp-poster-press.ts";
import type { Sha256 } from "#schemas/values.ts";
import { storeWith } from "#test/support/catalogue/catalog.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import type { SampleCards } from "./sample-cards.ts";
import type { SharedScene } from "./shared.ts";

const signKept = { contentType: "image/png", isHosted: true } as const;

/** The bytes of a picture to share, of the sample's cards, with all that it needs in memory. */
export async function drawnShared(
  { plan }: SharedScene,
  pictures: {
    readonly original: SampleCards["original"];
    /** Signs of sets, as they are. */
    readonly signs: ReadonlyMap<Sha256, Uint8Array>;
  },
  sheetDrawer: SheetDrawer,
): Promise<Uint8Array> {
  const world = posterWorld(await storeWith([]), "2026-02-01T06:00:00.000Z");
  const press = sharpPosterPress();
  for (const { picture } of plan.pictures) {
    const sign = pictures.signs.get(picture);
    if (sign) await world.archive.keepOriginal(picture, sign, signKept);
    const original = await pictures.original(picture);
    if (original) await world.archive.keepWhole(picture, await press.whole(original));
  }
  const ports = { ...world.ports, press, tools: { sheetDrawer } };
  return drawnPoster(plan, { timeoutMs: 60_000, isAnew: false }, ports);
}
