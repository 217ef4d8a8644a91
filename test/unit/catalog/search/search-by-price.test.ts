import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarketPrices } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { encodeIndex } from "#functions/catalog/indexing/index-file.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { type CardSearch, searchCards } from "#functions/catalog/search/search-cards.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import { memoryMarketPrices } from "#test/fakes/memory-market-prices.ts";
import { easyReader } from "#test/support/catalogue/catalog.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";

const variants = [{ key: "holo.unlimited", finish: "holo", aliases: ["holo"] }];
const cards = ["a-1", "a-2", "a-3", "b-1", "b-2", "de:a-1"].map((id) => inSet(id, { variants }));

const told = {
  "pokemon:en:a-1": { USD: 1_250, EUR: 1_100 },
  "pokemon:en:a-2": { EUR: 40 },
  "pokemon:en:a-3": { USD: 999 },
  "pokemon:en:b-1": { USD: 1_250 },
};
const moved = {
  "pokemon:en:a-1": { 1: 0, 7: 20.5, 30: -3 },
  "pokemon:en:a-3": { 7: -7.5 },
  "pokemon:en:b-1": { 1: 2, 7: 0 },
};

function searching(
  {
    prices,
    onTrouble = easyReader.onTrouble,
  }: { prices?: MarketPrices; onTrouble?: (error: unknown) => void },
  all: readonly IndexedCard[] = cards,
) {
  const { version, content } = encodeIndex(indexContent(pokemon, all, []));
  const pointers = {
    current: async (game: string) => ({
      ...{ game, format: indexFormat, version, key: version, cards: 0 },
      builtAt: "2026-11-26T00:00:00.000Z",
    }),
  };
  const clock = () => new Date("2026-11-26T12:00:00Z");
  const files = { load: async () => content };
  const index = currentSearchIndex(pokemon, {
    ...easyReader,
    pointers,
    files,
    clock,
    prices,
    onTrouble,
  });
  return (q: string, more: Partial<CardSearch> = {}) =>
    searchCards(
      { q, game: "pokemon", sort: "number", limit: 20, ...more },
      { searchIn: () => index, prices },
    );
}

const shortOf = (items: readonly { readonly id: string }[]) =>
  items.map(({ id }) => id.replace("pokemon:", "").replace("en:", "")).join(" ");
const found = async (q: string, more: Partial<CardSearch> = {}) =>
  shortOf((await searching(memoryMarketPrices(told, moved))(q, more)).items);

test.each([
  ["price<10", "a-3"],
  ["price:12.5", "a-1 b-1"],
  ["price:9.99..12.50", "a-1 b-1 a-3"],
  ["price!=9.99", "a-1 b-1"],
  ["-price>10", "de:a-1 a-2 b-2 a-3"],
  ["has:price", "a-1 b-1 a-3"],
  ["-has:price", "de:a-1 a-2 b-2"],
  ["has!=price", "de:a-1 a-2 b-2"],
  ["has:price -price>10", "a-3"],
  ["eur<1", "a-2"],
  ["eur<100 usd>1", "a-1"],
  ["gbp>0", ""],
  ["change>20", "a-1"],
  ["change<=-7.5%", "a-3"],
  ["change1>=0", "a-1 b-1"],
  ["change30<0", "a-1"],
  ["price<10 or change1>1", "b-1 a-3"],
])("[SRCH-2] %j finds %j, in dollars where the search says nothing", async (q, ids) => {
  expect((await found(q)).split(" ").sort().join(" ")).toBe(ids.split(" ").sort().join(" "));
});

test.each([
  ["order:price", "a-3 a-1 b-1 de:a-1 a-2 b-2"],
  ["order:-price", "a-1 b-1 a-3 de:a-1 a-2 b-2"],
  ["order:cheapest", "a-3 a-1 b-1 de:a-1 a-2 b-2"],
  ["order:dearest", "a-1 b-1 a-3 de:a-1 a-2 b-2"],
  ["order:change", "a-3 b-1 a-1 de:a-1 a-2 b-2"],
  ["order:-change", "a-1 b-1 a-3 de:a-1 a-2 b-2"],
])("[SRCH-2] by %s cards that have none come last: %s", async (q, ids) => {
  expect(await found(q)).toBe(ids);
  expect(
    await found("", {
      sort: q
        .replace("order:", "")
        .replace("cheapest", "price")
        .replace("dearest", "-price") as CardSearch["sort"],
    }),
  ).toBe(ids);
});

test("[SRCH-2] prices are compared, ordered and told in the currency of the search", async () => {
  const search = searching(memoryMarketPrices(told));
  const { items } = await search("price>0", { sort: "-price", currency: "EUR" });
  expect(shortOf(items)).toBe("a-1 a-2");
  expect(items.map(({ marketPrice }) => marketPrice)).toMatchObject([
    { amount: 1_100, currency: "EUR", variant: "holo", source: "shop" },
    { amount: 40, currency: "EUR" },
  ]);
});

test("[CAT-5] a hit tells its price in the currency of its source, and nothing where it has none", async () => {
  const { items } = await searching(memoryMarketPrices(told))("");
  const prices = items.map(
    ({ marketPrice }) => marketPrice && [marketPrice.amount, marketPrice.currency],
  );
  expect(prices).toEqual([
    undefined,
    [1_250, "USD"],
    [1_250, "USD"],
    [40, "EUR"],
    undefined,
    [999, "USD"],
  ]);
  expect(items[0]).not.toHaveProperty("marketPrice");
});

test("[SRCH-2] a price under a key that a variant had before is found as it is told", async () => {
  const prices = memoryMarketPrices({ "pokemon:en:b-2/holo": { USD: 500 } });
  const { items } = await searching(prices)("price:5");
  expect(items.map(({ id, marketPrice }) => [id, marketPrice?.variant])).toEqual([
    ["pokemon:en:b-2", "holo.unlimited"],
  ]);
});

test("a search is answered where nobody knows any prices", async () => {
  const search = searching({});
  expect(shortOf((await search("", { sort: "-price" })).items)).toBe("de:a-1 a-1 a-2 a-3 b-1 b-2");
  expect((await search("price<5")).total).toBe(0);
  expect((await search("-price<5")).total).toBe(6);
  expect((await search("-has:price")).total).toBe(6);
});

test("a search is answered where prices break while they are aligned, and it is told", async () => {
  const known = memoryMarketPrices(told);
  const told2: unknown[] = [];
  const broken = new Error("no rates");
  let isBroken = true;
  const prices: MarketPrices = {
    async of(game) {
      const now = await known.prices.of(game);
      return (
        now && {
          ...now,
          markets: (some, currency) =>
            isBroken && some.length === cards.length
              ? Promise.reject(broken)
              : now.markets(some, currency),
        }
      );
    },
  };
  const search = searching({ prices, onTrouble: (error) => told2.push(error) });
  expect((await search("price<10")).total).toBe(0);
  expect(told2).toEqual([broken]);
  isBroken = false;
  expect((await search("price<10")).total).toBe(1);
});

test("[SRCH-4] what all cards cost is asked once for an index, its prices and a currency, and only by who looks for it", async () => {
  const prices = memoryMarketPrices(told);
  const search = searching(prices);
  const questions = () => prices.asked.filter((all) => all.length === cards.length).length;
  await search("a set:a");
  expect(questions()).toBe(0);
  await search("price<10 change>5 order:price", { limit: 1 });
  await search("usd>10", { limit: 1 });
  expect(questions()).toBe(1);
  await search("eur>10", { limit: 1 });
  await search("gbp>10 jpy>1 usd>1", { limit: 1 });
  expect(questions()).toBe(4);
  prices.exchange({});
  expect((await search("usd>0", { limit: 1 })).total).toBe(0);
  expect(questions()).toBe(5);
  await search("price>10", { currency: "XTS" });
  expect(questions()).toBe(5);
});

const amounts = fc.dictionary(
  fc.constantFrom(...cards.map(({ card }) => card.id)),
  fc.record({ USD: fc.constantFrom(100, 200, 300) }),
);

test("[SRCH-2] while prices change nothing is shown twice and nothing is lost that did not move", async () => {
  await fc.assert(
    fc.asyncProperty(
      amounts,
      amounts,
      fc.constantFrom("price", "-price", "change", "-change"),
      async (first, second, sort) => {
        const movedBy = (all: typeof first) =>
          Object.fromEntries(Object.entries(all).map(([id, { USD }]) => [id, { 7: USD - 200 }]));
        const prices = memoryMarketPrices(first, movedBy(first));
        const search = searching(prices);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await search("", { sort, limit: 2, cursor });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
          prices.exchange(second, movedBy(second));
        } while (cursor);
        const steady = cards
          .map(({ card }) => card.id)
          .filter((id) => first[id]?.USD === second[id]?.USD);
        expect(seen.filter((id) => steady.some((one) => one === id)).toSorted()).toEqual(
          steady.sort(),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("a cursor belongs to one currency", async () => {
  const search = searching(memoryMarketPrices(told));
  const { nextCursor: cursor } = await search("", { sort: "price", limit: 1 });
  const refused = { code: "request.bad_cursor" };
  await expect(search("", { sort: "price", cursor, currency: "EUR" })).rejects.toMatchObject(
    refused,
  );
  await expect(search("", { sort: "price", cursor })).resolves.toBeDefined();
});
