import { expect, test } from "vitest";
import { type AskedChart, readChart } from "#functions/charts/read-chart.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { PrintingId } from "#schemas/values.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const days = (count: number, amount = 1_000) => Array.from({ length: count }, () => amount);
const read = (asked: Partial<AskedChart>, ...all: readonly HistorySeries[]) =>
  readChart(id, { range: "365", ...asked }, given(...all));
const names = async (...args: Parameters<typeof read>) =>
  (await read(...args)).series.map(({ name }) => name);

const [shop, guide] = [
  series({}, ...days(40)),
  series({ source: "cardmarket", currency: "EUR" }, ...days(40)),
];
const reverse = series({ variant: "reverse" }, ...days(40));

test.each([
  ["30", 30],
  ["90", 90],
  ["365", 365],
  ["all", 400],
] as const)("a chart of %s days has %i", async (range, length) => {
  const chart = await read({ range }, series({}, ...days(400)));
  expect(chart.series[0]?.points).toHaveLength(length);
  expect(chart).toMatchObject({ from: dayAt(length - 1), to: today });
});

test("all days of a card with one price are a week, so that it lies on an axis", async () => {
  const chart = await read({ range: "all" }, series({}, 1_000));
  expect(chart.from).toBe(dayAt(6));
});

test("variant and source choose series, in the card's own order of variants and the order of sources", async () => {
  const all = [reverse, guide, shop];
  const holo = ["holo · tcgplayer", "holo · cardmarket"];
  expect(await names({}, ...all)).toEqual([...holo, "reverse · tcgplayer"]);
  expect(await names({ variant: "holo" }, ...all)).toEqual(holo);
  expect(await names({ source: "cardmarket" }, ...all)).toEqual(["holo · cardmarket"]);
  expect(await names({ source: "market" }, ...all)).toEqual([holo[0], "reverse · tcgplayer"]);
});

test("[PRC-6] market means the source that the market price is from", async () => {
  const old = series({}, ...days(40), ...Array.from({ length: 60 }, () => undefined));
  expect(await names({ source: "market" }, old, guide)).toEqual(["holo · cardmarket"]);
});

test("amounts are in one currency: the one asked for, or that of the best source", async () => {
  const chart = await read({ range: "30" }, shop, guide);
  expect(chart.currency).toBe("USD");
  expect(chart.series.map(({ points }) => points.at(-1)?.amount)).toEqual([1_000, 1_100]);
  expect(chart.notes).toEqual(["EUR in USD by the reference rates of each day"]);
  const euros = await read({ range: "30", currency: "EUR" }, shop, guide);
  expect(euros.series.map(({ points }) => points.at(-1)?.amount)).toEqual([909, 1_000]);
});

test("[PRC-6] of two currencies of one source, market means the one that the market price is in", async () => {
  const euros = series({ currency: "EUR" }, ...days(40, 900));
  const chart = await read({ source: "market", range: "30" }, shop, euros);
  expect(chart.series.map(({ name }) => name)).toEqual(["holo · tcgplayer"]);
  expect(chart.notes).toEqual([]);
});

test("a series in the chart's own currency that has nothing in its days is not told to be without a rate", async () => {
  const past = series(
    { source: "cardmarket" },
    1_000,
    ...Array.from({ length: 50 }, () => undefined),
  );
  expect(await read({ range: "30" }, shop, past)).toMatchObject({
    ...{ series: [{ name: "holo · tcgplayer" }], notes: [] },
  });
});

test("a series has a price where one of its days has, whatever the others tell", async () => {
  const chart = await read({}, series({}, { high: 900 }, 1_000));
  expect(chart.series[0]?.points).toEqual([{ day: today, amount: 1_000 }]);
});

test("a series that no rate is known for is left out, and it is said so", async () => {
  const yen = series({ source: "cardmarket", currency: "JPY" }, ...days(40));
  const chart = await read({}, shop, yen);
  expect(chart.series.map(({ name }) => name)).toEqual(["holo · tcgplayer"]);
  expect(chart.notes).toEqual(["without a rate, and not shown: holo · cardmarket"]);
});

test("[PRC-7] a price that nothing has confirmed says so", async () => {
  const chart = await read({ range: "30" }, series({}, ...days(20), 100_000, ...days(5)));
  const odd = chart.series[0]?.points.filter(({ isUnconfirmed }) => isUnconfirmed);
  expect(odd).toEqual([{ day: dayAt(5), amount: 100_000, isUnconfirmed: true }]);
});

test("a card without prices is told from one without those that were asked for", async () => {
  const refused = { code: "charts.no_prices" };
  await expect(read({})).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining("no source has told any yet"),
  });
  const past = series({}, 1_000, ...Array.from({ length: 50 }, () => undefined));
  await expect(read({ range: "30" }, past)).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining(`the last one is of ${dayAt(50)}`),
  });
  await expect(read({ currency: "KRW" }, shop)).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining("no reference rate is known that tells them in KRW"),
  });
  // A highest price alone is none.
  await expect(read({}, series({}, { high: 900 }))).rejects.toMatchObject(refused);
});

test("what there is nothing of is refused with what there is", async () => {
  await expect(read({ source: "ebay" }, shop, guide)).rejects.toMatchObject({
    code: "charts.no_such_series",
    message:
      'The card has no prices of the source "ebay"; there are cardmarket, tcgplayer, market.',
    errors: [
      {
        ...{ in: "query", pointer: "#/source" },
        detail: "must be one of cardmarket, tcgplayer, market",
      },
    ],
  });
  await expect(read({ variant: "gold" }, shop)).rejects.toMatchObject({
    code: "charts.no_such_series",
    facts: { variant: "gold", there: ["holo"] },
  });
  const nowhere = PrintingId.parse("pokemon:en:base1-99");
  await expect(readChart(nowhere, { range: "all" }, given(shop))).rejects.toMatchObject({
    code: "catalog.no_such_card",
  });
});
