import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import type { CardShareDeps } from "#functions/shares/cards/read-card-share.ts";
import { showCardShare } from "#functions/shares/show-shares.ts";
import type { Card } from "#schemas/catalog/card.ts";
import type { PosterPlan } from "#schemas/images/poster.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { aCard, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import { given, id, today } from "#test/support/prices/priced-card.ts";

export const pictureUrl = "https://pictures.test/4.webp";
export const who = { userId: "ash", address: "203.0.113.7" };

/** A Charizard with a picture and these prices, and everything that makes pictures of it to share. */
export async function shareWorld({
  card = {},
  series = [],
}: {
  card?: Partial<Card>;
  series?: readonly HistorySeries[];
} = {}) {
  const variants = [{ key: "holo", finish: "holo", aliases: ["holo.standard"] }];
  const rarity = "Rare Holo";
  const store = await storeWith([
    aCard({ id, variants, rarity, ...pictureAt(pictureUrl), ...card }),
  ]);
  const posters = posterWorld(store, `${today}T21:00:00.000Z`);
  posters.source.answers.set(pictureUrl, paperPicture("4"));
  const state = { series };
  const deps = {
    ...given(),
    ...posters.ports,
    store,
    histories: {
      readHistory: (...asked: Parameters<CardShareDeps["histories"]["readHistory"]>) =>
        given(...state.series).histories.readHistory(...asked),
    },
  };
  const look = { style: "clean", size: "square", format: "jpeg" } as const;
  type Wanted = Omit<Parameters<typeof showCardShare>[1], "who">;
  return {
    ...posters,
    deps,
    state,
    show: (change: Partial<Wanted> = {}) => showCardShare(id, { ...look, ...change, who }, deps),
  };
}
export type ShareWorld = Awaited<ReturnType<typeof shareWorld>>;

/** A plan of a poster; name only what the test is about. */
export const aPosterPlan = (change: Partial<PosterPlan> = {}): PosterPlan => ({
  ...{ width: 1_200, height: 630, format: "jpeg", pictures: [] },
  ground: { kind: "paper", colour: "#f6f4f0" },
  sheet: { html: "<html><head></head></html>", box: { x: 0, y: 0, width: 100, height: 100 } },
  ...change,
});
