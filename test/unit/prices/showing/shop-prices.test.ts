import { expect, test } from "vitest";
import { shopPrices } from "#functions/prices/showing/shop-prices.ts";
import { PrintingId } from "#schemas/values.ts";
import { current, pricesOfGame } from "#test/support/prices/current-series.ts";

const id = PrintingId.parse("pokemon:en:base1-4");
const shops = ["tcgplayer", "cardmarket"].map((name) => ({ name, toldBy: [name], words: {} }));
const order = ["tcgplayer", "cardmarket", "tcgdex-tcgplayer", "tcgdex-cardmarket"];
const passedOn = { source: "tcgdex-tcgplayer" };

async function toldOf(...series: readonly ReturnType<typeof current>[]) {
  const held = pricesOfGame({ "pokemon:base1-4": series }, "7");
  const prices = shopPrices({
    ...{ shops, order, clock: () => new Date(0) },
    current: { of: async () => held },
    onTrouble(_game, error) {
      throw error;
    },
  });
  const now = await prices.of("pokemon");
  expect(now?.version).toBe("7");
  return now?.told(id, { shop: "tcgplayer", currency: "USD" });
}
const told = (variant: string, market: number, day = "2026-11-26") => ({
  variant,
  day,
  columns: { market },
});

test("[SRCH-5] a shop’s own word counts before what others pass on, and a newer one before both", async () => {
  expect(await toldOf(current(passedOn, 2), current({}, 1))).toEqual([told("holo", 1)]);
  expect(await toldOf(current({}, 1), current(passedOn, 2))).toEqual([told("holo", 1)]);
  const older = current({}, 1, { day: "2026-11-20" });
  expect(await toldOf(current(passedOn, 2), older)).toEqual([told("holo", 2)]);
  expect(await toldOf(older, current(passedOn, 2))).toEqual([told("holo", 2)]);
});

test("[SRCH-5] only what is sold in the card’s language, of the shop and in its currency, is told", async () => {
  const others = [
    ...[current({ languages: "ja" }, 1), current({ currency: "EUR" }, 2)],
    current({ source: "cardmarket" }, 3),
    current({ variant: "holo.unlimited@psa-10" }, 9),
  ];
  expect(await toldOf(...others)).toEqual([]);
  const own = [
    current({ languages: "any", variant: "reverse" }, 4),
    current({ languages: "de,en" }, 5),
  ];
  expect(await toldOf(...others, ...own)).toEqual([told("reverse", 4), told("holo", 5)]);
});

test("prices that cannot be had are told elsewhere, and there are none", async () => {
  const troubles: unknown[] = [];
  const broken = new Error("damaged");
  const prices = shopPrices({
    ...{ shops, order, clock: () => new Date(0) },
    current: { of: () => Promise.reject(broken) },
    onTrouble: (game, error) => troubles.push([game, error]),
  });
  expect(await prices.of("pokemon")).toBeUndefined();
  expect(troubles).toEqual([["pokemon", broken]]);
});
