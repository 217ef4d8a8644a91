import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { realSeries } from "#bin/sample-upstream/shops/real-series.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const folder = mkdtempSync(join(tmpdir(), "cardlake-series-"));
const prices = join(folder, "series.json.gz");
const usd = [1.25, null, 1139.99];
const eur = [1.1, 1.2, null];
const dates = ["2026-01-31", "2026-02-01", "2026-02-02"];
writeFileSync(prices, gzipSync(JSON.stringify({ dates, series: { "OP02-013_p1": { usd, eur } } })));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { running, json } = sampleUpstream({ prices });

test("[PRC-1] real series are told day by day by both shops, gaps as gaps", async () => {
  const { results: groups } = await json("/tcgcsv/tcgplayer/68/groups");
  const group = groups.find(
    ({ abbreviation }: { abbreviation: string }) => abbreviation === "OP02",
  );
  const file = `/tcgcsv/tcgplayer/68/${group.groupId}`;
  const { results: products } = await json(`${file}/products`);
  const named = (end: string) =>
    products.find(({ name }: { name: string }) => name.startsWith("Portgas") && name.endsWith(end));
  const told: unknown[] = [];
  for (const day of [...dates, "2026-02-03"]) {
    running().day.set(day);
    const { results } = await json(`${file}/prices`);
    const { productId } = named("(Parallel)");
    const row = results.find((one: { productId: number }) => one.productId === productId);
    const guide = (await json("/cardmarket/price_guide_18.json")).priceGuides;
    const trends = guide.filter((one: { avg: unknown }) => one.avg === null);
    told.push([
      row.marketPrice,
      row.lowPrice,
      trends.map(({ trend }: { trend: unknown }) => trend),
    ]);
  }
  expect(told).toEqual([
    [1.25, null, [1.1]],
    [null, null, [1.2]],
    [1139.99, null, [null]],
    [null, null, [null]],
  ]);
});

test("[PRC-1] series by day are told in their one currency, and days that are left out are gaps", () => {
  const byDay = join(folder, "by-day.json");
  const series = { "base1-4": { "2026-01-31": 800.43, "2026-02-02": 818.65 } };
  writeFileSync(byDay, JSON.stringify({ currency: "USD", series }));
  const real = realSeries(byDay);
  expect([real.has("base1-4"), real.has("base1-5")]).toEqual([true, false]);
  expect(dates.map((day) => real.at("base1-4", "usd", day))).toEqual([800.43, undefined, 818.65]);
  expect(real.at("base1-4", "eur", "2026-01-31")).toBeUndefined();
  writeFileSync(byDay, JSON.stringify({ currency: "BRL", series }));
  expect(() => realSeries(byDay)).toThrow(/by-day\.json has no dates/);
});

test("a file of something else is refused by its name", () => {
  const other = join(folder, "other.json");
  writeFileSync(other, "[]");
  expect(() => realSeries(other)).toThrow(/other\.json has no dates and series of prices/);
});
