import { expect, test, vi } from "vitest";
import { bodyOfBytes, bodyOfStream } from "#functions/sources/port/body.ts";
import { cardmarket } from "#functions/sources/providers/cardmarket.ts";
import { processorMs } from "#test/support/running/processor-time.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

const host = "http://upstream.test/cardmarket";
const source = cardmarket(host);
const all = { dataset: "price-guides", unit: "all" };

/** Rows as the shop has published them, of one game with and one without columns for foil. */
const rows = [
  {
    ...{ idProduct: 4, idCategory: 1, avg: 0.59, low: 0.02, trend: 0.54, avg1: 1, avg7: 0.51 },
    ...{ avg30: 0.66, "avg-foil": null, "low-foil": 1.9, "trend-foil": 3.07, "avg1-foil": 2.5 },
  },
  { idProduct: 152, idCategory: 51, avg: 55.46, low: 34.99, trend: 59.41, "low-holo": null },
  { idProduct: 153, idCategory: 51, avg: 0, low: null, trend: null, "low-holo": 0 },
];
const guide = (priceGuides: readonly unknown[], createdAt = "2024-12-03T02:44:33+0100") =>
  JSON.stringify({ version: 1, createdAt, priceGuides });
const read = (text: string, name = "guide:6") =>
  outcomesOf(
    source.records(
      { ...all, name, url: "", body: bodyOfBytes(Buffer.from(text)) },
      { day: "2026-02-01" },
    ),
  );

test("[PRC-1] a row has prices of the plain product and of the one that shines, where it has columns for it", async () => {
  const { prices, rejects, records } = await read(guide(rows));
  expect(prices.map(([id, { columns }]) => [id, columns])).toEqual([
    ["4/plain", { average: 59, low: 2, market: 54, avg1: 100, avg7: 51, avg30: 66 }],
    ["4/foil", { low: 190, market: 307, avg1: 250 }],
    ["152/plain", { average: 5546, low: 3499, market: 5941 }],
    ["153/plain", {}],
    ["153/holo", {}],
  ]);
  expect(prices[0]?.[1]).toMatchObject({
    ...{ game: "pokemon", shop: "cardmarket", productId: "4", currency: "EUR" },
    ...{ statedOn: "2024-12-03", languages: "any" },
  });
  expect([rejects, records.map(({ record }) => record)]).toEqual([[], [0, 1, 2, 3, 4]]);
});

test("a guide that does not say when it was made states no day", async () => {
  const [price] = (await read(JSON.stringify({ priceGuides: rows }), "guide:18")).prices;
  expect(price?.[1]).toMatchObject({ game: "onepiece" });
  expect(price?.[1]).not.toHaveProperty("statedOn");
});

test("[ING-7] what is no row costs itself only; half a guide is told, after what it holds", async () => {
  const odd = [null, { avg: 1 }, { ...rows[1], trend: "high" }, rows[2]];
  const { prices, rejects } = await read(guide(odd));
  expect(prices.map(([id]) => id)).toEqual(["152/plain", "153/plain", "153/holo"]);
  expect(rejects).toEqual([
    expect.stringMatching(/^priceGuides\[0\]: It is no price/),
    expect.stringMatching(/^priceGuides\[1\]: It is no price/),
    'priceGuides[2]: trend is "high", which is no amount.',
  ]);
  const half = guide(rows);
  await expect(read(half.slice(0, half.length - 20))).rejects.toThrow(/has no end/);
  await expect(read("{}", "guide:7")).rejects.toThrow(/names no price guide/);
});

/** As large as the shop's largest, made while it is read. */
async function* largeGuide(count: number) {
  yield Buffer.from('{"version":1,"createdAt":"2026-02-01T02:44:33+0100","priceGuides":[');
  for (let at = 1; at <= count; at += 1) {
    yield Buffer.from(`${at === 1 ? "" : ","}${JSON.stringify({ ...rows[0], idProduct: at })}`);
  }
  yield Buffer.from("]}");
}

test("a guide of thirty megabytes is read row by row, and never held", async () => {
  const body = bodyOfStream(() => largeGuide(150_000));
  const [before, start] = [process.memoryUsage().heapUsed, processorMs()];
  let [prices, mostHeap] = [0, 0];
  for await (const _ of source.records({ ...all, name: "guide:6", url: "", body }, { day: "" })) {
    prices += 1;
    if (prices % 10_000 === 0) mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed);
  }
  expect(prices).toBe(300_000);
  expect(mostHeap - before).toBeLessThan(100 * 1024 * 1024);
  expect(processorMs() - start).toBeLessThan(30_000);
}, 120_000);

test("[ING-4] guides are asked for conditionally, and never read by whoever asks for them", async () => {
  const prices = keptRecords("price");
  const line = pipeline({ sources: [source], recorders: [prices] });
  const put = (day: string) => {
    for (const game of [6, 18]) {
      const body = guide(rows, `${day}T02:44:33+0100`);
      line.bodies.set(`${host}/price_guide_${game}.json`, body);
    }
  };
  put("2026-02-01");
  const bodyOf = vi.spyOn(line.deps.lake, "bodyOf");
  expect(await line.run("cardmarket", "due")).toMatchObject({ state: "completed" });
  // Each by whoever makes prices of it.
  expect(bodyOf).toHaveBeenCalledTimes(2);
  expect(prices.kept).toHaveLength(10);
  expect(await line.run("cardmarket", "due")).toMatchObject({ state: "completed" });
  expect([prices.kept.length, line.asked.length]).toEqual([10, 4]);
  put("2026-02-02");
  await line.pass(1);
  await line.run("cardmarket", "due");
  expect(prices.kept).toHaveLength(20);
  expect(prices.kept.at(-1)?.value).toMatchObject({ game: "onepiece", statedOn: "2026-02-02" });
});
