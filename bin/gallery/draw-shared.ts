import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { drawnPoster } from "#functions/images/posters/draw-poster.ts";
import { sharpPosterPress } from "#functions/images/posters/sharp-poster-press.ts";
import { storeWith } from "#test/support/catalogue/catalog.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import type { SampleCards } from "./sample-cards.ts";
import type { SharedScene } from "./shared.ts";

/** The bytes of a picture to share, of the sample's cards, with all that it needs in memory. */
export async function drawnShared(
  { plan }: SharedScene,
  cards: Pick<SampleCards, "original">,
  sheetDrawer: SheetDrawer,
): Promise<Uint8Array> {
  const world = posterWorld(await storeWith([]), "2026-02-01T06:00:00.000Z");
  const press = sharpPosterPress();
  for (const { picture } of plan.pictures) {
    const original = await cards.original(picture);
    if (original) await world.archive.keepWhole(picture, await press.whole(original));
  }
  const ports = { ...world.ports, press, tools: { sheetDrawer } };
  return drawnPoster(plan, { timeoutMs: 60_000, isAnew: false }, ports);
}
