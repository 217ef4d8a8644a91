import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import type { Source } from "#functions/sources/port/source.ts";
import { cardmarket } from "#functions/sources/providers/cardmarket.ts";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { tcgplayer } from "#functions/sources/providers/tcgplayer.ts";
import { type Lie, lies, type RowNames } from "#test/support/prices/lying-rows.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test";
const group = { dataset: "prices", name: "prices", unit: "3/604" };
const dollars: RowNames = {
  ...{ id: "productId", market: "marketPrice", amounts: ["lowPrice", "marketPrice"] },
};
const shops: readonly (readonly [string, Source, RowNames, (rows: readonly object[]) => object])[] =
  [
    ["tcgcsv", tcgcsv(host, sevenZip), dollars, (results) => ({ success: true, results })],
    ["tcgplayer", tcgplayer(host), dollars, (results) => ({ success: true, results })],
    [
      ...(["cardmarket", cardmarket(host)] as const),
      { id: "idProduct", market: "trend", amounts: ["low", "trend"] },
      (priceGuides) => ({ priceGuides }),
    ],
  ];

/** What a source makes of the rows that a lie makes of one, and of an honest neighbour. */
async function readOf(lie: Lie, [name, source, names, bodyOf]: (typeof shops)[number]) {
  const row = (product: number) => ({
    ...{ [names.id]: product },
    ...Object.fromEntries(names.amounts.map((one, at) => [one, at + 1.25])),
  });
  const { set = {}, drop = [], beside = [] } = lie.of(names);
  const kept = Object.entries({ ...row(1), ...set }).filter(([field]) => !drop.includes(field));
  const first = Object.fromEntries(kept);
  const rows = [first, ...beside.map((other) => ({ ...first, ...other })), row(2)];
  const about =
    name === "cardmarket" ? { dataset: "price-guides", name: "guide:6", unit: "all" } : group;
  const body = bodyOfBytes(Buffer.from(JSON.stringify(bodyOf(rows))));
  return outcomesOf(source.records({ ...about, url: "", body }, { day: "2026-02-01" }));
}

const cases = shops.flatMap((shop) => lies.map((lie) => [shop[0], lie.name, lie, shop] as const));

test.each(cases)(
  "[PRC-1] [ING-7] %s with %s gives no price but honest ones, and says what it left out",
  async (_source, _name, lie, shop) => {
    const { prices, rejects } = await readOf(lie, shop);
    const told = prices.filter(([id]) => id.startsWith("1/")).map(([, { columns }]) => columns);
    const priced = told.filter((columns) => Object.keys(columns).length > 0);
    if (lie.becomes === "as told") expect(priced[0]).toEqual({ low: 125, market: 225 });
    if (lie.becomes === "without market") expect(priced).toEqual([{ low: 125 }]);
    if (lie.becomes === "as it was") expect(priced).toEqual([]);
    expect(priced.length).toBeLessThan(2);
    const neighbour = prices.find(([id]) => id.startsWith("2/"));
    expect(neighbour?.[1].columns).toEqual({ low: 125, market: 225 });
    expect(rejects.length > 0).toBe(lie.rejects !== undefined);
    for (const reason of rejects) expect(reason).toMatch(lie.rejects ?? /never/);
  },
);
