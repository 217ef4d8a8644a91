import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";
const source = tcgcsv(host, sevenZip);
const row = (given: object = {}) => ({
  ...{ productId: 517001, lowPrice: 80.0, midPrice: 95.5, highPrice: 999.99 },
  ...{ marketPrice: 91.29, directLowPrice: null, subTypeName: "Holofoil", ...given },
});
const fileOf = (...results: unknown[]) => JSON.stringify({ success: true, errors: [], results });

const read = (text: string, unit = "3/23237", lastModified?: string) =>
  outcomesOf(
    source.records(
      {
        ...{ unit, dataset: "prices", name: "prices", url: "", lastModified },
        body: bodyOfBytes(Buffer.from(text)),
      },
      { day: "2026-02-01" },
    ),
  );

test("[PRC-1] a row is a price of the day whose file it is, in cents", async () => {
  const { prices, rejects, records } = await read(fileOf(row()));
  expect(prices).toEqual([
    [
      "517001/Holofoil",
      {
        ...{ game: "pokemon", shop: "tcgplayer", productId: "517001", subType: "Holofoil" },
        ...{ currency: "USD", statedOn: "2026-02-01", languages: ["en"] },
        columns: { low: 8000, mid: 9550, high: 99_999, market: 9129 },
      },
    ],
  ]);
  expect([records[0]?.record, rejects]).toEqual([0, []]);
  expect((await read(fileOf(row()), "68/23272")).prices[0]?.[1].game).toBe("onepiece");
});

test.each([
  ["Sat, 31 Jan 2026 20:05:32 GMT", "2026-01-31"],
  ["Sun, 01 Feb 2026 00:30:00 +0100", "2026-01-31"],
  ["yesterday", "2026-02-01"],
])("[PRC-1] prices of a file that was last changed on %s are of %s", async (modified, statedOn) => {
  const { prices } = await read(fileOf(row()), undefined, modified);
  expect(prices.map(([, price]) => price.statedOn)).toEqual([statedOn]);
});

test.each([
  ["nothing but nulls", { lowPrice: null, midPrice: null, highPrice: null, marketPrice: null }],
  ["zeros", { lowPrice: 0, midPrice: 0, highPrice: 0, marketPrice: 0 }],
])("[PRC-1] %s say that there is no price", async (_, none) => {
  const { prices, rejects } = await read(fileOf(row(none)));
  expect([prices.map(([, { columns }]) => columns), rejects]).toEqual([[{}], []]);
});

test("each sub-type of a product is a price of its own, also one that the shop has not named", async () => {
  const subTypes = ["Normal", "Reverse Holofoil", "1st Edition Holofoil", null];
  const { prices } = await read(fileOf(...subTypes.map((subTypeName) => row({ subTypeName }))));
  expect(prices.map(([id, { subType }]) => [id, subType])).toEqual([
    ["517001/Normal", "Normal"],
    ["517001/Reverse Holofoil", "Reverse Holofoil"],
    ["517001/1st Edition Holofoil", "1st Edition Holofoil"],
    ["517001/", undefined],
  ]);
});

test("[PRC-1] which sub-types a product has does not change with which of them is on offer", async () => {
  const none = { lowPrice: null, midPrice: null, highPrice: null, marketPrice: null };
  const both = (holofoil: object) =>
    read(fileOf(row(holofoil), row({ subTypeName: "Unlimited Holofoil" })));
  for (const holofoil of [{}, none]) {
    const { prices } = await both(holofoil);
    expect(prices.map(([id, { beside }]) => [id, beside])).toEqual([
      ["517001/Holofoil", ["Unlimited Holofoil"]],
      ["517001/Unlimited Holofoil", ["Holofoil"]],
    ]);
  }
});

test("[PRC-1] [ING-7] of a sub-type in two spellings the first price stays, and the other is a reject", async () => {
  const spellings = ["Cosmos Holofoil", "cosmos-holofoil", "Cosmos/Holofoil", "COSMOSHOLOFOIL"];
  const { prices, rejects } = await read(
    fileOf(...spellings.map((subTypeName, at) => row({ subTypeName, marketPrice: at + 1 }))),
  );
  expect(prices.map(([id, { columns, beside }]) => [id, columns.market, beside])).toEqual([
    ["517001/Cosmos Holofoil", 100, undefined],
  ]);
  expect(rejects).toHaveLength(3);
});

test("[ING-7] a product with thousands of sub-types costs no more than its rows, and no other product anything", async () => {
  const lying = Array.from({ length: 5_000 }, (_, at) => row({ subTypeName: `Word ${at}` }));
  const { prices, rejects } = await read(fileOf(...lying, row({ productId: 5 })));
  expect(prices.map(([id]) => id).slice(-2)).toEqual(["517001/Word 39", "5/Holofoil"]);
  expect(prices.flatMap(([, { beside = [] }]) => beside)).toHaveLength(40 * 39);
  expect([prices.length, rejects.length]).toEqual([41, 4_960]);
  expect(rejects[0]).toBe(
    "record 40: It is of a product with more than 40 sub-types: 517001/Word 40.",
  );
});

test("[ING-7] what is no row costs itself only, and a bad amount not even its row", async () => {
  const { prices, rejects } = await read(
    fileOf(null, row({ productId: "7" }), row({ lowPrice: -3 }), row({ productId: 5 })),
  );
  expect(prices.map(([id, { columns }]) => [id, columns.low])).toEqual([
    ["517001/Holofoil", undefined],
    ["5/Holofoil", 8000],
  ]);
  expect(rejects).toEqual([
    expect.stringMatching(/^3\/23237\[0\]: It is no price: /),
    expect.stringMatching(/^3\/23237\[1\]: It is no price: /),
    "3/23237[2]: lowPrice is -3, which is no amount.",
  ]);
});

test.each([['{"success":false,"results":[]}'], ["<html></html>"], ["{}"]])(
  "%s is no list of prices",
  async (text) => {
    await expect(read(text)).rejects.toMatchObject({ errorClass: "permanent" });
  },
);

/** A shop with one group, which has these products. */
function given() {
  const prices = keptRecords("price");
  const line = pipeline({ sources: [source], recorders: [prices] });
  const group = { groupId: 23237, name: "Sample", abbreviation: "SMP", categoryId: 3 };
  line.bodies.set(`${host}/tcgplayer/3/groups`, fileOf(group));
  line.bodies.set(`${host}/tcgplayer/68/groups`, fileOf());
  const layOut = (day: string, marketPrice: number, ...productIds: number[]) => {
    const of = `${host}/tcgplayer/3/23237`;
    line.bodies.set(`${host}/last-updated.txt`, `${day}T20:05:32+0000\n`);
    line.bodies.set(
      `${of}/prices`,
      fileOf(...productIds.map((productId) => row({ productId, marketPrice }))),
    );
    line.bodies.set(
      `${of}/products`,
      fileOf(...productIds.map((productId) => ({ productId, name: `Card ${productId}` }))),
    );
  };
  const run = async () => {
    const [asked, kept] = [line.asked.length, prices.kept.length];
    const { state } = (await line.run("tcgcsv", "due")) ?? {};
    return {
      state,
      asked: line.asked.slice(asked).map((url) => url.slice(host.length)),
      prices: prices.kept.slice(kept),
    };
  };
  return { line, layOut, run };
}

test("[ING-4] prices are asked for daily, products when there are others, and all of them once a week", async () => {
  const { line, layOut, run } = given();
  layOut("2026-02-01", 1, 1, 2);
  const first = await run();
  expect([first.state, first.prices.map(({ sourceId }) => sourceId)]).toEqual([
    "completed",
    ["1/Holofoil", "2/Holofoil"],
  ]);
  expect(first.asked).toContain("/tcgplayer/3/23237/products");
  expect((await run()).asked).toEqual(["/last-updated.txt"]);
  const days: (readonly [asked: boolean, prices: number])[] = [];
  for (let day = 2; day <= 9; day += 1) {
    await line.pass(1);
    layOut(`2026-02-0${day}`, day, ...(day < 4 ? [1, 2] : [1, 2, 3]));
    const { asked, prices } = await run();
    expect(asked).toContain("/tcgplayer/3/23237/prices");
    days.push([asked.includes("/tcgplayer/3/23237/products"), prices.length]);
  }
  // The fourth has one product more; one of the others is the day of the week.
  expect(days[2]).toEqual([true, 3]);
  expect(days.filter(([isAsked]) => isAsked)).toHaveLength(2);
  expect(days.map(([, prices]) => prices)).toEqual([2, 2, 3, 3, 3, 3, 3, 3]);
});
