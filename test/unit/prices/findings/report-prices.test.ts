import { beforeEach, expect, test } from "vitest";
import { getQuality } from "#functions/catalog/quality/get-quality.ts";
import { listFindings } from "#functions/catalog/quality/list-findings.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import type { PriceMap } from "#functions/prices/mapping/price-map.ts";
import { memoryCurrentPrices } from "#test/fakes/memory-current-prices.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { memoryQualityReports } from "#test/fakes/memory-quality-reports.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";
import { claimOf, mapOf } from "#test/support/prices/price-records.ts";

let nowMs = 0;
const clock = () => new Date(nowMs);
beforeEach(() => {
  nowMs = Date.UTC(2026, 1, 2, 6);
});

const rates = {
  between: async () => [{ day: "2026-02-01", base: "EUR", rates: { USD: "2.0" } }],
};

/** Newest prices of a game, whose cards have these products. */
function priced(map: PriceMap) {
  const books = memoryPriceBooks();
  const made = memoryCurrentPrices(books, clock, async () => map, rates);
  const record = (points: readonly NewPoint[]) =>
    recordPoints({ game: "pokemon", set: "base1" }, points, {
      ...{ books, clock, random: () => 0, sleep: async () => undefined },
    });
  const build = () => {
    nowMs += 60_000;
    return made.build("pokemon");
  };
  return { ...made, record, build, reports: memoryQualityReports(made.files) };
}

const products = {
  "tcgplayer:42382": [claimOf("base1-4", ["holo"])],
  "cardmarket:273699": [claimOf("base1-4", ["holo"], ["de", "en"])],
  "cardmarket:9": [claimOf("base1-5", ["holo"])],
};
const market = (amount: number, given: Partial<NewPoint> = {}) =>
  pointOf({ columns: { market: amount }, series: { ...plain, languages: "any" }, ...given });
const inEuros = (amount: number, given: Partial<NewPoint> = {}) =>
  market(amount, {
    series: { ...plain, source: "cardmarket", currency: "EUR", languages: "any" },
    ...given,
  });
const pages = { limit: 9 };

test("[CAT-3] [PRC-6] a thirty-fold gap between sources names the card, the variant, both prices and the products behind them", async () => {
  const { record, build, reports } = priced(mapOf(products));
  await record([market(39_950), inEuros(185)]);
  expect(await build()).toMatchObject({ outcome: "published", report: "published" });
  const { items } = await listFindings(pages, { reports });
  expect(items).toEqual([
    {
      ...{ kind: "price_gap", field: "price", variant: "holo", subject: "card" },
      ...{ game: "pokemon", language: "en", setId: "pokemon:en:base1", id: "pokemon:en:base1-4" },
      detail:
        "holo: tcgplayer 399.50 USD (2026-02-01) is 108 times cardmarket 1.85 EUR (2026-02-01)",
      said: [
        {
          source: "cardmarket",
          price: {
            ...{ shop: "cardmarket", amount: 185, currency: "EUR", day: "2026-02-01" },
            productIds: ["273699"],
          },
        },
        {
          source: "tcgplayer",
          price: {
            ...{ shop: "tcgplayer", amount: 39_950, currency: "USD", day: "2026-02-01" },
            productIds: ["42382"],
          },
        },
      ],
    },
  ]);
  expect(await getQuality({ source: "cardmarket" }, { reports })).toMatchObject({
    catalogues: [],
    prices: [{ game: "pokemon", sets: 1, printings: 1 }],
    ...{ findings: 1, byKind: [{ name: "price_gap", findings: 1 }] },
  });
});

test("[CAT-3] a gap is gone with the build after the price is mended, or its product is another card's", async () => {
  const { record, build, reports } = priced(mapOf(products));
  const count = async () => (await getQuality({}, { reports })).findings;
  await record([market(39_950), inEuros(185)]);
  await build();
  expect(await count()).toBe(1);
  expect(await build()).toMatchObject({ outcome: "unchanged", report: "unchanged" });
  await record([inEuros(20_500, { observed: { atMs: nowMs, pack: "bronze/b", line: 0 } })]);
  expect(await build()).toMatchObject({ report: "published" });
  expect(await count()).toBe(0);
});

test("[CAT-3] a price of a product that may be either of two variants is a finding, and no price of the card's other product", async () => {
  const variants = [
    ...claimOf("base1-4", ["normal"]).variants.map((one) => ({
      ...{ ...one, isOwn: false, isOthers: true },
    })),
    ...["staff", "set-logo"].map((mark) => ({
      ...{ key: `normal.${mark}`, finish: "normal", marks: [mark], isOwn: true, isOthers: false },
    })),
  ];
  const { record, build, reports } = priced(
    mapOf({ ...products, "tcgplayer:213021": [{ ...claimOf("base1-4", []), variants }] }),
  );
  const apart = { ...plain, variant: "normal.tcgplayer-213021" };
  await record([market(600), market(500, { series: apart })]);
  await build();
  const { items } = await listFindings({ ...pages, kind: "ambiguous_price" }, { reports });
  expect(items).toMatchObject([
    {
      ...{ kind: "ambiguous_price", field: "price", subject: "card", id: "pokemon:en:base1-4" },
      variant: "normal.tcgplayer-213021",
      detail:
        "normal.tcgplayer-213021: tcgplayer 5.00 USD (2026-02-01) is of no variant for sure: product 213021 is what sources call normal.staff, normal.set-logo",
      said: [{ source: "tcgplayer", price: { amount: 500, productIds: ["213021"] } }],
    },
  ]);
  expect(await getQuality({}, { reports })).toMatchObject({ findings: 1 });
});

test("[CAT-3] [PRC-6] a gap is found between products of one variant, and not where one is sold for several", async () => {
  const first = { key: "holo.1st-edition", finish: "holo", marks: ["1st-edition"] };
  const both = claimOf("base1-4", ["holo"], ["de", "en"]);
  const several = {
    ...both,
    variants: [...both.variants, { ...first, isOwn: true, isOthers: false }],
  };
  for (const [cardmarket, gaps] of [
    [both, 1],
    [several, 0],
  ] as const) {
    const { record, build, reports } = priced(
      mapOf({ ...products, "cardmarket:273699": [cardmarket] }),
    );
    await record([market(39_950), inEuros(185)]);
    await build();
    expect((await getQuality({ kind: "price_gap" }, { reports })).findings).toBe(gaps);
  }
});

test("[CAT-3] a page of gaps goes on behind the last one of the page before, whatever amounts and days are by then", async () => {
  const variants = ["holo", "normal", "reverse", "holo.cosmos"];
  const gaps = (dollars: number, day: string) =>
    variants.flatMap((variant) =>
      [market(dollars, { day }), inEuros(185, { day })].map((point) => ({
        ...point,
        series: { ...point.series, variant },
      })),
    );
  const { record, build, reports } = priced(mapOf(products));
  const seen: (string | undefined)[] = [];
  let cursor: string | undefined;
  for (const [at, day] of ["2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04"].entries()) {
    await record(gaps(39_950 + 100 * at, day));
    expect(await build()).toMatchObject({ report: "published" });
    const page = await listFindings({ limit: 1, ...(cursor && { cursor }) }, { reports });
    seen.push(...page.items.map(({ variant }) => variant));
    cursor = page.nextCursor;
  }
  expect(cursor).toBeUndefined();
  expect(seen.toSorted()).toEqual(variants.toSorted());
});

test("a card that only prices for any language name is told in a language of its products", async () => {
  const japanese = {
    "tcgplayer:1": [claimOf("base1-4", ["holo"], ["ja"])],
    "cardmarket:2": [claimOf("base1-4", ["holo"], ["ja"])],
  };
  const { record, build, reports } = priced(mapOf(japanese));
  await record([market(39_950), inEuros(185)]);
  await build();
  const { items } = await listFindings({ ...pages, language: "ja" }, { reports });
  expect(items.map(({ id }) => id)).toEqual(["pokemon:ja:base1-4"]);
});

test("gaps are found while files are remade of sets that have not changed", async () => {
  const { record, build, reports } = priced(mapOf(products));
  await record([market(39_950), inEuros(185), market(100, { printing: "5" })]);
  await build();
  await record([market(101, { printing: "5", day: "2026-02-02" })]);
  expect(await build()).toMatchObject({ outcome: "published", report: "unchanged" });
  expect((await listFindings(pages, { reports })).items).toHaveLength(1);
});
