import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import { mergePoints } from "#functions/prices/books/merge-points.ts";
import type { Columns, NewPoint } from "#functions/prices/books/point.ts";
import { decodeSection, seriesText } from "#functions/prices/books/printing-section.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import { believed } from "#functions/prices/statistics/believed.ts";
import { dailyPrices } from "#functions/prices/statistics/daily-prices.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";

const place = { game: "pokemon", set: "base1" };

/** What a book says of each printing last, of everything that it has. */
function stateIn(bytes: Uint8Array | undefined): ReadonlyMap<string, string> {
  const sections = bytes ? [...decodeBook(bytes).sections] : [];
  return new Map(
    sections.map(([printing, section]) => {
      const all = readSection(section, { from: "1990-01-01", to: "2199-12-31" });
      const states = all.map(({ key, points }) => {
        const prices = dailyPrices(points);
        const last = believed(prices).points.at(-1);
        return [
          seriesText(key),
          prices.at(-1)?.amount,
          last?.amount,
          last?.day === prices.at(-1)?.day,
        ];
      });
      return [printing, JSON.stringify([decodeSection(section).series.length, states])];
    }),
  );
}

/** Points of a day after another, and some that come late. */
const point = fc
  .record({
    day: fc.oneof(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 40, max: 45 })),
    printing: fc.constantFrom("4", "12"),
    variant: fc.constantFrom("holo", "normal"),
    source: fc.constantFrom("tcgplayer", "cardmarket"),
    columns: fc.constantFrom<Columns>(
      ...[1_000, 1_000, 1_000, 1_100, 9_000].map((market) => ({ market })),
      { low: 1_000 },
      { listings: 2 },
    ),
    atMs: fc.integer({ min: 0, max: 3 }),
  })
  .map(
    ({ day, printing, variant, source, columns, atMs }): NewPoint =>
      pointOf({
        ...{ day: dayAfter("2026-01-10", day), printing, columns },
        ...{ series: { ...plain, variant, source }, observed: { atMs, pack: "a", line: 1 } },
      }),
  );
/** A month and a half in which nothing happens, so that it is known what is believed. */
const calm = Array.from({ length: 40 }, (_none, at) =>
  pointOf({ day: dayAfter("2026-01-10", at), columns: { market: 1_000 } }),
);

test("[PRC-4] what has moved is what says another newest price, or believes another, than the whole history did before", () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      (isCalm, steps) => {
        let bytes: Uint8Array | undefined = isCalm
          ? mergePoints(place, undefined, calm).book?.bytes
          : undefined;
        for (const step of steps) {
          const { book } = mergePoints(place, bytes, step);
          const [before, after] = [stateIn(bytes), stateIn(book?.bytes ?? bytes)];
          const moved = [...after].filter(([name, state]) => before.get(name) !== state);
          expect(book?.moved ?? []).toEqual(moved.map(([name]) => name).sort());
          bytes = book?.bytes ?? bytes;
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a price that goes on as it was has not moved, and has when that confirms it", () => {
  const on = (day: number, market: number) =>
    pointOf({ day: `2026-02-${String(day).padStart(2, "0")}`, columns: { market, avg7: day } });
  const before = mergePoints(place, undefined, [on(1, 1_000), on(2, 1_000)]).book?.bytes;
  const same = mergePoints(place, before, [on(3, 1_000)]).book;
  expect(same?.moved).toEqual([]);
  const jumped = mergePoints(place, same?.bytes, [on(4, 90_000)]).book;
  expect(jumped?.moved).toEqual(["4"]);
  const confirmed = mergePoints(place, jumped?.bytes, [on(5, 90_000)]).book;
  expect(confirmed?.moved).toEqual(["4"]);
  const late = mergePoints(place, confirmed?.bytes, [
    { ...on(1, 700), observed: { atMs: Date.UTC(2026, 5, 1), pack: "z", line: 1 } },
  ]);
  expect(late.book?.moved).toEqual([]);
});
