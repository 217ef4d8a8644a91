import { expect, test } from "vitest";
import { comparePrices } from "#functions/prices/current/compare-prices.ts";
import { getPricesOfCards } from "#functions/prices/current/get-prices-of-cards.ts";
import { listTrending } from "#functions/prices/current/list-trending.ts";
import { cardPaths } from "#functions/prices/reading/card-paths.ts";
import { getCardPrices } from "#functions/prices/reading/get-card-prices.ts";
import { aBox, heldAs, storeSelling } from "#test/support/catalogue/sealed.ts";
import { pricedNow } from "#test/support/prices/priced-now.ts";

const box = heldAs(aBox());
const world = await pricedNow([]);
await world.price(box, { variant: "sealed" }, 900_000, 900_000, 990_000);
await world.build();
const deps = { ...world.deps, store: await storeSelling(aBox()) };
const told = [{ variant: "sealed", market: { amount: 990_000, source: "tcgplayer" } }];

test("[COL-1] [PRC-6] what a sealed product costs is told wherever it is told of a card", async () => {
  expect(await getCardPrices(box, {}, deps)).toMatchObject({ printingId: box, variants: told });
  expect(await comparePrices(box, {}, deps)).toMatchObject({ variants: told });
  expect(await getPricesOfCards({ ids: [box] }, deps)).toMatchObject([
    { outcome: "found", printingId: box, price: { variant: "sealed" }, variants: told },
  ]);
});

test("what moved most names a sealed product", async () => {
  const asked = { game: "pokemon", window: "1", direction: "up", minPrice: 0, limit: 5 } as const;
  expect((await listTrending(asked, deps)).items).toMatchObject([
    { printingId: box, name: "Base Set Booster Box", variant: "sealed", change: 10 },
  ]);
});

test("the way that its price went is followed, as alerts do", async () => {
  const { card, path } = await cardPaths(box, deps);
  expect(card).toMatchObject({ name: "Base Set Booster Box", variants: [{ key: "sealed" }] });
  const steps = await path({ variant: "sealed", ratesOf: "2026-08-20", from: "2026-01-01" });
  expect(steps.map(({ market }) => market.amount)).toEqual([900_000, 900_000, 990_000]);
});
