import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { Language } from "#schemas/values.ts";
import { cardBody } from "#test/support/catalogue/tcgdex-card.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";

const source = tcgdex("https://tcgdex.example");

const cardmarket = {
  ...{ updated: "2026-08-21T00:42:15.000Z", unit: "EUR", idProduct: 482950 },
  ...{ avg: 0.09, low: 0.02, trend: 0.08, avg1: 0.05, avg7: 0.08, avg30: 0.08 },
  ...{ "avg-holo": 0.26, "low-holo": 0.03, "trend-holo": 0.21 },
};
const normal = { productId: 219333, lowPrice: 0.02, midPrice: 0.17, highPrice: 25.0 };
const tcgplayer = {
  ...{ updated: "2026-08-20T20:05:32.000Z", unit: "USD" },
  normal: { ...normal, marketPrice: 0.09, directLowPrice: 0.04 },
  "reverse-holofoil": { ...normal, marketPrice: 0.23, directLowPrice: null },
};

const read = (given: object, language = "en") =>
  outcomesOf(
    source.records(
      {
        ...{ unit: "base1", dataset: "cards", name: "card:base1-4", url: "" },
        body: bodyOfBytes(Buffer.from(JSON.stringify({ ...cardBody(), ...given }))),
      },
      { day: "2026-02-01", language: Language.parse(language) },
    ),
  );

test("[PRC-1] a card's body tells the prices of both shops, each of its own day", async () => {
  const { prices, rejects, records } = await read({ pricing: { cardmarket, tcgplayer } });
  const dollars = { game: "pokemon", shop: "tcgplayer", productId: "219333", currency: "USD" };
  const euros = { game: "pokemon", shop: "cardmarket", productId: "482950", currency: "EUR" };
  const english = { statedOn: "2026-08-20", languages: ["en"] };
  const any = { statedOn: "2026-08-21", languages: "any" };
  const asked = { low: 2, mid: 17, high: 2500 };
  expect(Object.fromEntries(prices)).toEqual({
    "219333/Normal": {
      ...{ ...dollars, ...english, subType: "Normal", beside: ["Reverse Holofoil"] },
      columns: { ...asked, market: 9, directLow: 4 },
    },
    "219333/Reverse Holofoil": {
      ...{ ...dollars, ...english, subType: "Reverse Holofoil", beside: ["Normal"] },
      columns: { ...asked, market: 23 },
    },
    "482950/plain": {
      ...{ ...euros, ...any, subType: "plain", beside: ["holo"] },
      columns: { average: 9, low: 2, market: 8, avg1: 5, avg7: 8, avg30: 8 },
    },
    "482950/holo": {
      ...{ ...euros, ...any, subType: "holo", beside: ["plain"] },
      columns: { average: 26, low: 3, market: 21 },
    },
  });
  expect(rejects).toEqual([]);
  expect(records.map(({ kind, record }) => [kind, record])).toEqual([
    ["card", undefined],
    ...[0, 1, 2, 3].map((place) => ["price", place]),
  ]);
});

test("[CAT-4] the card is the same whatever it costs", async () => {
  const [card] = (await read({ pricing: { cardmarket, tcgplayer } })).records;
  for (const pricing of [null, { cardmarket: null, tcgplayer: null }, 7, { tcgplayer: [] }]) {
    expect((await read({ pricing })).records[0]).toEqual(card);
  }
});

test.each([
  ["reverse", "Reverse Holofoil"],
  ["holo", "Holofoil"],
  ["firstEdition", "1st Edition"],
  ["1st-edition-holofoil", "1st Edition Holofoil"],
])("the key %s is the shop's %s", async (key, subType) => {
  const { prices } = await read({ pricing: { tcgplayer: { [key]: normal } } });
  expect(prices.map(([id]) => id)).toEqual([`219333/${subType}`]);
});

test("Japanese cards are products of their own at TCGplayer, and German ones are none", async () => {
  const pricing = { tcgplayer: { normal }, cardmarket };
  const languagesOf = async (language: string) =>
    (await read({ pricing }, language)).prices.map(([, { languages }]) => languages);
  expect(await languagesOf("ja")).toEqual([["ja"], "any", "any"]);
  expect(await languagesOf("de")).toEqual([["en"], "any", "any"]);
});

test("variants may have prices of their own; what they repeat is told once", async () => {
  const own = { productId: 9, marketPrice: 3.5 };
  const { prices, rejects } = await read({
    pricing: { tcgplayer },
    variants_detailed: [
      { type: "normal", pricing: { tcgplayer } },
      { type: "holo", pricing: { tcgplayer: { holofoil: own } } },
      { type: "reverse", pricing: { tcgplayer: { holofoil: { ...own, marketPrice: 99 } } } },
      { type: "reverse", pricing: "dear" },
    ],
  });
  expect(prices.map(([id, { columns }]) => [id, columns.market])).toEqual([
    ["219333/Normal", 9],
    ["219333/Reverse Holofoil", 23],
    ["9/Holofoil", 350],
  ]);
  expect(rejects).toEqual([
    "variants_detailed[2].pricing.tcgplayer.holofoil: It is another price of 9/Holofoil than the one before.",
    "variants_detailed[3].pricing: It is no object of prices by shop.",
  ]);
});

test("[ING-7] a bad price costs neither the card nor its neighbours", async () => {
  const bad = { ...normal, marketPrice: "a lot" };
  const { records, prices, rejects } = await read({
    pricing: {
      cardmarket: 7,
      tcgplayer: {
        updated: "soon",
        normal: bad,
        holofoil: 5,
        reverse: { ...normal, productId: "x" },
      },
    },
  });
  expect(records[0]?.kind).toBe("card");
  expect(prices).toEqual([["219333/Normal", expect.not.objectContaining({ statedOn: "soon" })]]);
  expect(prices[0]?.[1].columns).toEqual({ low: 2, mid: 17, high: 2500 });
  expect(rejects.toSorted()).toEqual([
    "pricing.cardmarket: It is no object of prices.",
    "pricing.tcgplayer.holofoil: It is no object of prices.",
    'pricing.tcgplayer.normal: marketPrice is "a lot", which is no amount.',
    "pricing.tcgplayer.reverse: It names no product.",
  ]);
});

test("a block without a product is of the one that the card has at the shop, if it has a single one", async () => {
  const { productId: _, ...row } = normal;
  const sold = (...ids: number[]) =>
    ids.map((tcgplayer) => ({ type: "normal", thirdParty: { tcgplayer } }));
  const of = async (...ids: number[]) =>
    read({ pricing: { tcgplayer: { normal: row } }, variants_detailed: sold(...ids) });
  expect((await of(5, 5)).prices.map(([id]) => id)).toEqual(["5/Normal"]);
  expect((await of(5, 6)).rejects).toEqual(["pricing.tcgplayer.normal: It names no product."]);
  expect((await of()).prices).toEqual([]);
});

test("[PRC-1] prices in what is no currency are rejected, and those that say none are in the shop's own", async () => {
  for (const [unit, currency] of Object.entries({ USD: "USD", GBP: "GBP", "": "USD" })) {
    const { prices } = await read({ pricing: { tcgplayer: { unit: unit || null, normal } } });
    expect(prices.map(([, price]) => price.currency)).toEqual([currency]);
  }
  for (const unit of ["pounds", "", "usd", 7, {}]) {
    const { prices, rejects } = await read({ pricing: { tcgplayer: { unit, normal } } });
    expect([unit, prices]).toEqual([unit, []]);
    expect(rejects).toEqual([
      `pricing.tcgplayer: Its unit is ${JSON.stringify(unit)}, which is no currency.`,
    ]);
  }
});
