import fc from "fast-check";
import { expect, test } from "vitest";
import type { Source } from "#functions/sources/port/source.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { host, layOut, pipeline, putCard } from "#test/support/pipeline.ts";
import { aPrice, claimOf, mapOf, recording } from "#test/support/price-records.ts";
import { replayed } from "#test/support/replayed.ts";

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
