import fc from "fast-check";
import { expect, test } from "vitest";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { getPricesOfCards } from "#functions/prices/current/get-prices-of-cards.ts";
import { listTrending } from "#functions/prices/current/list-trending.ts";
import { getCardPrices } from "#functions/prices/reading/get-card-prices.ts";
import { getPriceHistory } from "#functions/prices/reading/get-price-history.ts";
import { memoryCurrentPrices } from "#test/fakes/memory-current-prices.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";
import { claimOf, mapOf } from "#test/support/prices/price-records.ts";
import { card, pricedNow } from "#test/support/prices/priced-now.ts";

const euros = { source: "cardmarket", currency: "EUR", languages: "any" };
const bothOf = (number: number) => claimOf(`base1-${number}`, ["holo", "normal"]);
/** Has one price, whatever finish that is of. */
const otherShops = { "cardmarket:1": [claimOf("base1-4", ["holo"])] };
/** Whose the shop's product is; the other shop's stays the first card's. */
const mapTo = (number: number) => mapOf({ "tcgplayer:1": [bothOf(number)], ...otherShops });

async function moved() {
  const all = await pricedNow([card(4), card(5)]);
  const { deps, price, build, remap } = all;
  remap(mapTo(4));
  await price(card(4), {}, 900, 1_000, 1_010);
  await price(card(4), euros, 800, 900, 901);
  await build();
  const told = async (number: number) => {
    const { variants } = await getCardPrices(card(number), {}, deps);
    const [now] = await getPricesOfCards({ ids: [card(number)] }, deps);
    const trending = await listTrending(
      { game: "pokemon", window: "1", direction: "up", minPrice: 1, limit: 10 },
      deps,
    );
    const moving = trending.items.filter(({ printing }) => printing === `pokemon:base1-${number}`);
    return {
      page: variants.map(({ market, series }) => [
        market?.source,
        series.map(({ source }) => source),
      ]),
      now: now?.variants.map(({ market }) => market?.source),
      price: now?.price?.source,
      moving: moving.map(({ market }) => market.source),
    };
  };
  return { ...all, told };
}

test("[CAT-3] [PRC-6] a product that is another card's by a newer map is no price of the former card any more, wherever prices are told", async () => {
  const { deps, price, build, remap, told } = await moved();
  expect(await told(4)).toMatchObject({
    ...{ page: [["tcgplayer", ["cardmarket", "tcgplayer"]]], now: ["tcgplayer"] },
    ...{ price: "tcgplayer", moving: ["tcgplayer"] },
  });
  remap(mapTo(5));
  await build();
  const after = {
    page: [["cardmarket", ["cardmarket"]]],
    now: ["cardmarket"],
    price: "cardmarket",
  };
  expect(await told(4)).toMatchObject(after);
  // Its history is what was believed then.
  const { series } = await getPriceHistory(card(4), { interval: "day" }, deps);
  expect(series.map(({ source }) => source)).toContain("tcgplayer");
  await price(card(5), {}, 900, 1_000, 1_010);
  await build();
  expect(await told(4)).toMatchObject(after);
  expect(await told(5)).toMatchObject({
    now: ["tcgplayer"],
    price: "tcgplayer",
    moving: ["tcgplayer"],
  });
});

test("[CAT-3] a product that comes back brings its prices of before back", async () => {
  const { build, remap, told } = await moved();
  const before = await told(4);
  for (const number of [5, 4]) {
    remap(mapTo(number));
    await build();
  }
  expect(await told(4)).toEqual(before);
});

test("[CAT-3] one that several claim is nobody's price", async () => {
  const { build, remap, told } = await moved();
  remap(mapOf({ "tcgplayer:1": [bothOf(4), bothOf(5)], ...otherShops }));
  await build();
  expect((await told(4)).price).toBe("cardmarket");
  expect((await told(5)).price).toBeUndefined();
});

const steps = fc.array(
  fc.oneof(
    fc.record({ mapped: fc.constantFrom(4, 5) }),
    fc.record({ priced: fc.constantFrom("4", "5"), day: fc.integer({ min: 10, max: 28 }) }),
    fc.constant("build" as const),
  ),
  { maxLength: 12 },
);

test("[LAKE-6] what has ended follows from books and the newest map alone, whatever was built on the way", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      let nowMs = Date.UTC(2026, 10, 20);
      let map = mapTo(4);
      const clock = () => new Date(nowMs);
      const books = memoryPriceBooks();
      const one = memoryCurrentPrices(books, clock, async () => map);
      for (const step of [...all, "build" as const]) {
        nowMs += 60_000;
        if (step === "build") await one.build("pokemon");
        else if ("mapped" in step) map = mapTo(step.mapped);
        else {
          const point = pointOf({ printing: step.priced, day: `2026-02-${step.day}` });
          await recordPoints({ game: "pokemon", set: "base1" }, [point], {
            ...{ books, clock, random: () => 0, sleep: async () => undefined },
          });
        }
      }
      const anew = memoryCurrentPrices(books, clock, async () => map);
      await anew.build("pokemon");
      const [built, fresh] = await Promise.all(
        [one, anew].map(({ pointers }) => pointers.current("pokemon")),
      );
      expect([built?.version, built?.ended]).toEqual([fresh?.version, fresh?.ended]);
      for (const number of ["4", "5"]) {
        const priced = all.some(
          (step) => step !== "build" && "priced" in step && step.priced === number,
        );
        const id = `pokemon:base1-${number}` as const;
        const isOwn = map.claims("tcgplayer", "1")[0]?.printing === id;
        const series =
          (await one.prices.of("pokemon"))?.series(bothOf(Number(number)).printing) ?? [];
        expect(series.length).toBe(priced && isOwn ? 1 : 0);
        const isEnded = await one.ended.of(bothOf(Number(number)).printing);
        expect(isEnded(plain)).toBe(priced && !isOwn);
      }
    }),
    { numRuns: 60 },
  );
});
