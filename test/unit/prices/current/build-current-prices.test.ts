import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { dailyPrices } from "#functions/prices/statistics/daily-prices.ts";
import { statisticsOf } from "#functions/prices/statistics/series-statistics.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { memoryCurrentPrices } from "#test/fakes/memory-current-prices.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";

function surroundings() {
  let nowMs = Date.UTC(2026, 10, 20);
  const clock = () => new Date(nowMs);
  const books = memoryPriceBooks();
  const current = memoryCurrentPrices(books, clock);
  const record = (set: string, points: readonly NewPoint[]) =>
    recordPoints({ game: "pokemon", set }, points, {
      ...{ books, clock, random: () => 0, sleep: async () => undefined },
    });
  const later = (ms = 60_000) => {
    nowMs += ms;
  };
  return { ...current, books, record, later };
}

const day = (number: number) => dayAfter("2026-01-01", number);
const id = (set: string, number = "4") => PricedPrintingId.parse(`pokemon:${set}-${number}`);

const anyPoints = fc.array(
  fc
    .record({
      set: fc.constantFrom("base1", "sv8.5"),
      printing: fc.constantFrom("4", "12", "tg1"),
      variant: fc.constantFrom("holo", "normal"),
      source: fc.constantFrom("tcgplayer", "cardmarket"),
      day: fc.integer({ min: 0, max: 75 }),
      price: fc.oneof(
        fc.constantFrom(1_000, 1_000, 1_010, 9_000, 9_000_000_000).map((market) => ({ market })),
        // What is asked at the least, and nothing.
        fc.constantFrom({ low: 1_000 }, {}),
      ),
      more: fc.constantFrom({ high: 9_000 }, { mid: 900, listings: 3 }, { avg30: 7 }),
      atMs: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ set, variant, source, day: at, price, more, atMs, printing }) => ({
      set,
      point: pointOf({
        ...{ printing, day: day(at), columns: { ...more, ...price } },
        ...{ series: { ...plain, variant, source }, observed: { atMs, pack: "a", line: 1 } },
      }),
    })),
  { minLength: 1, maxLength: 12 },
);
/** Two months without news, so that changes are told. */
const calm = Array.from({ length: 70 }, (_none, at) =>
  pointOf({ day: day(at), columns: { market: 1_000 + at } }),
);

describe("[PRC-4] the file of newest prices", () => {
  test("is the same however often it was built on the way, in whatever order prices came", async () => {
    const steps = fc.array(fc.record({ points: anyPoints, isBuilt: fc.boolean() }), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const [one, other] = [surroundings(), surroundings()];
        const put = async (to: typeof one, points: (typeof all)[number]["points"]) => {
          for (const [set, own] of Map.groupBy(points, (each) => each.set)) {
            await to.record(
              set,
              own.map(({ point }) => point),
            );
          }
        };
        await one.record("base1", calm);
        for (const { points, isBuilt } of all) {
          await put(one, points);
          one.later();
          if (isBuilt) await one.build("pokemon");
        }
        for (const { points } of all.toReversed()) await put(other, points.toReversed());
        await other.record("base1", calm.toReversed());
        const built = await Promise.all([one.build("pokemon"), other.build("pokemon")]);
        expect(built[0].version).toBe(built[1].version);
      }),
      { numRuns: 25 },
    );
  });

  test("says of each series what its whole history says", async () => {
    const names = ["base1-4", "base1-12", "base1-tg1", "sv8.5-4", "sv8.5-12"];
    await fc.assert(
      fc.asyncProperty(anyPoints, fc.boolean(), async (points, isCalm) => {
        const { record, build, books, prices } = surroundings();
        if (isCalm) await record("base1", calm);
        for (const { set, point } of points) await record(set, [point]);
        await build("pokemon");
        const now = await prices.of("pokemon");
        for (const name of names.map((one) => PricedPrintingId.parse(`pokemon:${one}`))) {
          const all = await books.readHistory(name, { from: "1990-01-01", to: "2199-01-01" });
          const told = all.map(({ key, points: own }) => {
            const [newest, figures] = [own.at(-1), statisticsOf(dailyPrices(own), day(80))];
            const changes = Object.entries(figures?.changes ?? {})
              .filter(([days]) => Number(days) <= 30)
              .map(([days, { percent }]) => [days, percent]);
            // A day that tells no price leaves none to doubt.
            const { current } = figures ?? {};
            const isConfirmed = current?.day !== newest?.day || current?.isConfirmed;
            const last = own.find((one) => one.day === figures?.believed?.day)?.columns;
            const from = (["market", "mid", "low"] as const).find((name) => last?.[name]);
            return {
              ...{ key, newest: { day: newest?.day, columns: newest?.columns, isConfirmed } },
              ...(figures?.believed && { believed: { ...figures.believed, from } }),
              changes: Object.fromEntries(changes),
            };
          });
          expect(now?.series(name)).toEqual(told);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("reaches as far back as a change does, where the newest month alone proves what is believed", async () => {
    const { record, build, prices } = surroundings();
    await record("base1", calm.slice(0, 57));
    await build("pokemon");
    const [series] = (await prices.of("pokemon"))?.series(id("base1")) ?? [];
    expect(series?.changes).toEqual({ 1: 0.09, 7: 0.67, 30: 2.92 });
  });

  test("is made of the books alone that have changed since", async () => {
    const { record, build, books, later, prices } = surroundings();
    await record("base1", calm);
    await record("base2", calm);
    const first = await build("pokemon");
    expect(first).toMatchObject({ outcome: "published", written: 2, unchanged: 0 });
    later();
    await record("base2", [pointOf({ day: day(71), columns: { market: 2_000 } })]);
    const before = books.counts.reads;
    const second = await build("pokemon");
    expect(second).toMatchObject({ outcome: "published", written: 1, unchanged: 1 });
    expect(books.counts.reads - before).toBe(1);
    const now = await prices.of("pokemon");
    expect(now?.series(id("base2"))).toMatchObject([{ newest: { day: day(71) } }]);
    expect(now?.series(id("base2"))[0]?.changes).toMatchObject({ 1: 87.09 });
    expect(now?.series(id("base1"))).toMatchObject([{ newest: { day: day(69) } }]);
    later();
    const third = await build("pokemon");
    expect(third).toMatchObject({ outcome: "unchanged", written: 0, unchanged: 2 });
  });

  test("is held until there is a newer one, and there is none before the first", async () => {
    const { record, build, prices, later, troubles, files } = surroundings();
    expect(await prices.of("pokemon")).toBeUndefined();
    await record("base1", calm);
    await build("pokemon");
    const first = await prices.of("pokemon");
    expect(first?.series(id("base1"))).toHaveLength(1);
    expect(first?.series(id("base1", "5"))).toEqual([]);
    expect(first?.series(PricedPrintingId.parse("onepiece:base1-4"))).toEqual([]);
    expect(await prices.of("marbles")).toBeUndefined();
    await record("base1", [pointOf({ day: day(71), columns: { market: 2_000 } })]);
    later(5_000);
    await build("pokemon");
    expect((await prices.of("pokemon"))?.version).toBe(first?.version);
    later();
    const second = await prices.of("pokemon");
    expect(second?.version).not.toBe(first?.version);
    await record("base1", [pointOf({ day: day(72), columns: { market: 2_000 } })]);
    await build("pokemon");
    for (const key of files.kept.keys()) await files.remove(key);
    later();
    expect((await prices.of("pokemon"))?.version).toBe(second?.version);
    expect(troubles).toHaveLength(1);
  });
});
