import fc from "fast-check";
import { expect, test } from "vitest";
import type { Source } from "#functions/sources/port/source.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { placePricesAnew } from "#functions/sources/replaying/place-prices-anew.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { aPrice, claimOf, mapOf, recording } from "#test/support/prices/price-records.ts";
import { host, layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";
import { replayed } from "#test/support/sources/replayed.ts";

const numbers = ["1", "2", "3"];
const map = mapOf(
  Object.fromEntries(
    numbers.map((number) => [`tcgplayer:${number}`, [claimOf(`base1-${number}`, ["holo"])]]),
  ),
);

/** A source that tells of each card what it costs: as many cents as it has points. */
const withPrices: Source = {
  ...tcgdex(host),
  async *records(answer, scope) {
    for await (const outcome of tcgdex(host).records(answer, scope)) {
      yield outcome;
      if (!("record" in outcome) || outcome.record.kind !== "card") continue;
      const { number, attributes } = Object(outcome.record.value);
      const price = aPrice({ productId: String(number), columns: { market: attributes.hp ?? 1 } });
      yield { record: { kind: "price", sourceId: `${number}/holo`, value: price, record: 1 } };
    }
  },
};

function pricedLine() {
  const { books, recorder } = recording(map);
  const line = pipeline({ recorders: [recorder], sources: [withPrices] });
  layOut(line.bodies, { base1: numbers });
  const book = async () => (await books.read({ game: "pokemon", set: "base1" }))?.bytes;
  const day = async (choose?: (length: number) => number) => {
    await line.start("full");
    await line.drain(choose);
    await line.pass(1);
  };
  return { line, books, book, day };
}

const days = fc.array(
  fc.array(fc.record({ card: fc.constantFrom(...numbers), hp: fc.constantFrom(50, 60, 70) }), {
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 4 },
);

test("[LAKE-6] a replay of days, also in between, comes to the very same books", async () => {
  await fc.assert(
    fc.asyncProperty(days, fc.infiniteStream(fc.nat()), async (changes, chances) => {
      const next = () => chances.next().value ?? 0;
      const { line, books, book, day } = pricedLine();
      await day();
      for (const change of changes) {
        for (const { card, hp } of change) putCard(line.bodies, `base1-${card}`, { hp });
        if (next() % 2 === 0) await line.replay();
        await day((length) => next() % length);
      }
      const before = await book();
      books.wipe();
      await replayed(line);
      expect(await book()).toEqual(before);
      expect(line.dead).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("every day of a price that went and came back is there after a replay", async () => {
  const { line, books, book, day } = pricedLine();
  for (const hp of [50, 90, 50]) {
    putCard(line.bodies, "base1-1", { hp });
    await day();
  }
  books.wipe();
  const { figures } = await replayed(line);
  expect(await book()).toBeDefined();
  const id = claimOf("base1-1", []).printing;
  const [series] = await books.readHistory(id, { from: "2026-01-01", to: "2026-12-31" });
  expect(series?.points.map(({ columns }) => columns.market)).toEqual([50, 90, 50]);
  expect(figures).toBeDefined();
});

test("[PRC-1] prices that came before anybody knew whose they are have their place once it is known", async () => {
  const { books, recorder, remap } = recording("none");
  const line = pipeline({ recorders: [recorder], sources: [withPrices] });
  layOut(line.bodies, { base1: numbers });
  for (const hp of [50, 90]) {
    putCard(line.bodies, "base1-1", { hp });
    await line.start("full");
    await line.drain();
    await line.pass(1);
  }
  const id = claimOf("base1-1", []).printing;
  const range = { from: "2026-01-01", to: "2026-12-31" };
  expect(await books.readHistory(id, range)).toEqual([]);
  const cards = structuredClone(line.store.all());
  remap(map);
  const event = {
    ...{ kind: "prices.mapped" as const, version: 1, id: "f".repeat(32), correlationId: "c" },
    ...{ at: line.deps.clock().toISOString() },
    detail: { game: "pokemon", version: "a".repeat(64), products: 3 },
  } as const;
  expect(await placePricesAnew(event, line.deps)).toMatchObject({ replays: 1 });
  // It comes at least once.
  await placePricesAnew(event, line.deps);
  await line.drain();
  const [series] = await books.readHistory(id, range);
  expect(series?.points.map(({ columns }) => columns.market)).toEqual([50, 90]);
  expect(line.store.all()).toEqual(cards);
  const { items } = await line.deps.replays.list({ limit: 5 });
  expect(items).toMatchObject([{ state: "completed", source: "tcgdex", kinds: ["price"] }]);
  expect(line.dead).toEqual([]);
});

/** News of another map with more products than before, half a minute later. */
function newsOfMap(
  line: ReturnType<typeof pricedLine>["line"],
  version: string,
  productsBefore = 7,
) {
  const at = line.deps.clock().toISOString();
  const detail = { game: "pokemon", version: version.repeat(64), products: 9, productsBefore };
  const envelope = { version: 1, id: version.repeat(32), correlationId: "c" } as const;
  const event = { kind: "prices.mapped", ...envelope, at, detail } as const;
  const clock = () => new Date(Date.parse(at) + 30_000);
  return (newest: string) =>
    placePricesAnew(event, {
      ...{ ...line.deps, clock },
      maps: async () => ({ version: newest.repeat(64) }),
    });
}

test("[PRC-1] of maps that follow each other the last one alone has prices read once more", async () => {
  const { line } = pricedLine();
  const [second, third] = [newsOfMap(line, "b"), newsOfMap(line, "c")];
  expect(await second("c")).toMatchObject({ outcome: "a newer map" });
  expect(await third("c")).toMatchObject({ outcome: "more products", replays: 1 });
  await third("c");
  expect((await line.deps.replays.list({ limit: 9 })).items).toHaveLength(1);
});

test("[PRC-1] a run that is under way is waited for: it may bring products that are none's yet", async () => {
  const { line, day } = pricedLine();
  await line.start("full");
  const news = newsOfMap(line, "b");
  expect(await news("b")).toMatchObject({ afterSeconds: 30 });
  await line.drain();
  expect(await news("b")).toMatchObject({ replays: 1 });
  await day();
});

test("of a map that knows more products those of the last fortnight are read, else none", async () => {
  const { line } = pricedLine();
  const at = line.deps.clock().toISOString();
  expect(await newsOfMap(line, "b", 9)("b")).toMatchObject({ outcome: "no new products" });
  await newsOfMap(line, "b")("b");
  const { items } = await line.deps.replays.list({ limit: 9 });
  expect(items).toHaveLength(1);
  const froms = items.map(({ from = "" }) => (Date.parse(at) - Date.parse(from)) / 86_400_000);
  for (const days of froms) expect(days).toBeGreaterThanOrEqual(13);
});

test("[CAT-3] prices of a product that is another card's by a newer map lie with that card too, those of the last fortnight", async () => {
  const { books, recorder, remap } = recording(map);
  const line = pipeline({ recorders: [recorder], sources: [withPrices] });
  layOut(line.bodies, { base1: numbers });
  for (const hp of [50, 90, 70]) {
    putCard(line.bodies, "base1-1", { hp });
    await line.start("full");
    await line.drain();
    await line.pass(1);
  }
  remap(mapOf({ "tcgplayer:1": [claimOf("base1-9", ["holo"])] }));
  const at = line.deps.clock().toISOString();
  const detail = { game: "pokemon", version: "b".repeat(64), products: 3, productsBefore: 3 };
  const envelope = { version: 1, id: "1".repeat(32), correlationId: "c" } as const;
  const event = { kind: "prices.mapped", ...envelope, at, detail } as const;
  const deps = {
    ...{ ...line.deps, clock: () => new Date(Date.parse(at) + 30_000) },
    maps: async () => ({ version: detail.version }),
  };
  expect(await placePricesAnew(event, deps)).toMatchObject({ outcome: "no new products" });
  const news = { ...event, detail: { ...detail, hasMoved: true } } as const;
  expect(await placePricesAnew(news, deps)).toMatchObject({ replays: 1 });
  await line.drain();
  const marketOf = async (printing: string) => {
    const range = { from: "2026-01-01", to: "2026-12-31" };
    const [series] = await books.readHistory(claimOf(printing, []).printing, range);
    return series?.points.map(({ columns }) => columns.market);
  };
  expect(await marketOf("base1-9")).toEqual([50, 90, 70]);
  // What was believed of the former card stays in its history.
  expect(await marketOf("base1-1")).toEqual([50, 90, 70]);
  expect(line.dead).toEqual([]);
});

test("prices are read once more when every worker has looked for the newer map", async () => {
  const { line } = pricedLine();
  const at = line.deps.clock().toISOString();
  const detail = { game: "pokemon", version: "b".repeat(64), products: 9, productsBefore: 7 };
  const envelope = { version: 1, id: "0".repeat(32), correlationId: "c" } as const;
  const event = { kind: "prices.mapped", ...envelope, at, detail } as const;
  const answer = await placePricesAnew(event, line.deps);
  expect(answer).toBeInstanceOf(ComeBack);
  expect(answer).toMatchObject({ afterSeconds: 20 });
  expect((await line.deps.replays.list({ limit: 9 })).items).toEqual([]);
});

test("[ING-7] prices of no card are counted apart in their run, and are no letters", async () => {
  const { line, day } = pricedLine();
  layOut(line.bodies, { base1: [...numbers, "4"] });
  await day();
  const [run] = (await line.deps.runs.list({ limit: 1 })).items;
  const found = run?.drift?.find(({ dataset }) => dataset.endsWith(":price"));
  expect(found).toMatchObject({
    records: 4,
    fields: { "price_without_product tcgplayer": 1 },
  });
  expect(line.dead).toEqual([]);
});
