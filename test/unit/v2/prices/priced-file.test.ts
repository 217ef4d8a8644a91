import { expect, test } from "vitest";
import { oldService } from "#functions/sources/providers/pokemontcg/old-service.ts";
import { getRow } from "#functions/v2/answering/get-row.ts";
import { listRows } from "#functions/v2/answering/list-rows.ts";
import { pricedFile } from "#functions/v2/prices/priced-file.ts";
import type { PricesOfShops, ToldPrice } from "#functions/v2/prices/shop-prices.ts";
import { listCards } from "#schemas/http/v2.ts";
import { setsOfGiven, v2FileOf } from "#test/support/v2/v2-sets.ts";

const set = { id: "base3", name: "Fossil", series: "Base", releaseDate: "1999/10/10", total: 4 };
const card = (number: string, name: string) => ({
  ...{ id: `base3-${number}`, name, supertype: "Pokémon", hp: "60", number },
  images: { small: "https://img.example/5.png" },
});
const sets = setsOfGiven([
  {
    set,
    cards: [card("1", "Gengar"), card("2", "Haunter"), card("3", "Gastly"), card("4", "Ditto")],
  },
]);
const withProducts = sets.map((one) => ({
  ...one,
  cards: one.cards.map((own) =>
    own.number === "1"
      ? { ...own, variants: [{ key: "holo", finish: "holo", productIds: { tcgplayer: "777" } }] }
      : own,
  ),
}));

type Told = Readonly<Record<string, Readonly<Record<string, readonly ToldPrice[]>>>>;
const price = (variant: string, columns: object, day = "2026-07-22"): ToldPrice => ({
  variant,
  day,
  columns,
});
const told: Told = {
  "pokemon:en:base3-1": {
    tcgplayer: [price("holo", { low: 300, market: 600 }), price("reverse", { market: 1_000 })],
    cardmarket: [price("holo", { average: 410, market: 440 }, "2026-07-20")],
  },
  "pokemon:en:base3-2": { tcgplayer: [price("holo", { market: 1_250 })] },
  "pokemon:en:base3-3": { cardmarket: [price("normal", { average: 20 })] },
};

function given() {
  let now: Told | undefined = told;
  let version = 1;
  const asked: string[] = [];
  const base = v2FileOf(withProducts);
  const file = pricedFile({
    ...{ game: "pokemon", file: async () => base, blocks: oldService.priceBlocks },
    prices: {
      async of(): Promise<PricesOfShops | undefined> {
        const held = now;
        return (
          held && {
            version: String(version),
            told(printing, { shop, currency }) {
              asked.push(`${printing} ${shop} ${currency}`);
              return held[printing]?.[shop] ?? [];
            },
          }
        );
      },
    },
  });
  const list = async (query: Record<string, string>) =>
    listRows((await file()).cards, listCards.request.query.parse(query));
  return {
    ...{ base, file, asked, list },
    one: async (id: string, select?: string) => getRow((await file()).cards, id, select),
    ids: async (query: Record<string, string>) =>
      (JSON.parse(await list(query)).data as { id: string }[])
        .map(({ id }) => id.slice(6))
        .join(" "),
    exchange(next: Told | undefined) {
      now = next;
      version += 1;
    },
  };
}

test("[SRCH-5] what shops say stands behind all else, in the old order, its numbers with a point", async () => {
  const { one } = given();
  const text = await one("base3-1");
  expect(text).toContain(
    '"images":{"small":"https://img.example/5.png"},"tcgplayer":{"url":"https://www.tcgplayer.com/product/777","updatedAt":"2026/07/22",' +
      '"prices":{"holofoil":{"low":3.0,"mid":null,"high":null,"market":6.0,"directLow":null},' +
      '"reverseHolofoil":{"low":null,"mid":null,"high":null,"market":10.0,"directLow":null}}},' +
      '"cardmarket":{"url":"https://prices.pokemontcg.io/cardmarket/base3-1","updatedAt":"2026/07/20","prices":{"averageSellPrice":4.1,',
  );
  expect(Object.keys(JSON.parse(text).data).slice(-3)).toEqual([
    "images",
    "tcgplayer",
    "cardmarket",
  ]);
  expect(Object.keys(JSON.parse(await one("base3-4")).data)).not.toContain("tcgplayer");
  expect(Object.keys(JSON.parse(await one("base3-3")).data).slice(-1)).toEqual(["cardmarket"]);
});

test("[SRCH-5] select takes prices and leaves them out, and then nobody asks for them", async () => {
  const { one, asked } = given();
  expect(Object.keys(JSON.parse(await one("base3-1", "id,tcgplayer")).data)).toEqual([
    "id",
    "tcgplayer",
  ]);
  expect(asked).toEqual(["pokemon:en:base3-1 tcgplayer USD"]);
  expect(Object.keys(JSON.parse(await one("base3-1", "cardmarket.prices")).data)).toEqual([
    "cardmarket",
  ]);
  asked.length = 0;
  await one("base3-1", "id,name");
  expect(asked).toEqual([]);
});

test.each([
  ["tcgplayer.prices.holofoil.market:[5 TO 10]", "1"],
  ["tcgplayer.prices.holofoil.market:{6 TO *]", "2"],
  ["tcgplayer.prices.holofoil.market:6", "1"],
  ["cardmarket.prices.averageSellPrice:[0.1 TO 1]", "3"],
  ["cardmarket.prices.reverseHoloSell:0", "1 3"],
  ["tcgplayer.prices.reverseHolofoil:*", "1"],
  ["tcgplayer:*", "1 2"],
  ["-tcgplayer:*", "3 4"],
  ["tcgplayer.updatedAt:[2026/07/21 TO *]", "1 2"],
  ["cardmarket.updatedAt:2026/07/20", "1"],
  ["hp:60 tcgplayer.prices.holofoil.low:*", "1"],
  ["tcgplayer.prices.normal.market:[0 TO *]", ""],
])("[SRCH-5] %s finds %s", async (q, numbers) => {
  expect(await given().ids({ q })).toBe(numbers);
});

test.each([
  ["tcgplayer.prices.holofoil.market", "1 2 3 4"],
  ["-tcgplayer.prices.holofoil.market", "2 1 3 4"],
  ["cardmarket.prices.averageSellPrice", "3 1 2 4"],
  ["-cardmarket.prices.averageSellPrice,name", "1 3 4 2"],
])("[SRCH-5] by %s cards without it come last: %s", async (orderBy, numbers) => {
  expect(await given().ids({ orderBy })).toBe(numbers);
});

test("[SRCH-5] newer prices are told, found and ordered by, in the same file", async () => {
  const { ids, one, exchange, file, base } = given();
  const orderBy = "-tcgplayer.prices.holofoil.market";
  expect(await ids({ orderBy })).toBe("2 1 3 4");
  const before = await file();
  expect(await file()).toBe(before);
  exchange({ "pokemon:en:base3-4": { tcgplayer: [price("holo", { market: 1 })] } });
  expect(await ids({ orderBy })).toBe("4 1 2 3");
  expect(await ids({ q: "tcgplayer.prices.holofoil.market:0.01" })).toBe("4");
  expect(await one("base3-1")).not.toContain("tcgplayer");
  exchange(undefined);
  expect(await file()).toBe(base);
  expect(await ids({ orderBy })).toBe("1 2 3 4");
  expect(await ids({ q: "tcgplayer:*" })).toBe("");
});

test("[SRCH-5] a condition on prices without q= is refused", async () => {
  await expect(given().list({ "tcgplayer.prices.holofoil.market": "5" })).rejects.toMatchObject({
    code: "v2.bad_query",
  });
});
