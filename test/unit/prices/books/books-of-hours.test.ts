import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBlock } from "#functions/prices/books/block.ts";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import { packed } from "#functions/prices/books/bytes.ts";
import { hourOf, ofDays, ofHours } from "#functions/prices/books/calendar.ts";
import { DamagedBook } from "#functions/prices/books/damaged-book.ts";
import { forgetOld, mergePoints } from "#functions/prices/books/merge-points.ts";
import { comparePoints, type NewPoint } from "#functions/prices/books/point.ts";
import { decodeSection, seriesText } from "#functions/prices/books/printing-section.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { anyPoint, plain, pointOf } from "#test/support/prices/price-points.ts";

const place = { game: "pokemon", set: "base1" };
const always = { from: "1990-01-01", to: "2199-12-31" };
const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 4, 10, 12, 30);
const termsAt = (ms: number) => ({
  calendar: ofHours,
  keptFrom: ofHours.keptFrom?.(new Date(ms)) ?? 0,
});
const terms = termsAt(nowMs);

/** Points of hours that lie up to some days back, so that many are of the same. */
const anyHour = (daysBack: readonly number[]): fc.Arbitrary<NewPoint> =>
  fc
    .record({
      point: anyPoint,
      back: fc.constantFrom(...daysBack),
      hour: fc.constantFrom(0, 5, 23),
    })
    .map(({ point, back, hour }) => ({
      ...point,
      day: hourOf(Math.floor(nowMs / dayMs - back) * dayMs + hour * 3_600_000),
    }));

function bookOf(steps: readonly (readonly NewPoint[])[], keptFrom = terms.keptFrom) {
  let bytes: Uint8Array | undefined;
  for (const step of steps) {
    bytes = mergePoints(place, bytes, step, { calendar: ofHours, keptFrom }).book?.bytes ?? bytes;
  }
  return bytes;
}

/** Columns by printing, series and hour. */
function hoursIn(bytes: Uint8Array | undefined): ReadonlyMap<string, object> {
  const sections = bytes ? [...decodeBook(bytes).sections] : [];
  const all = sections.flatMap(([printing, section]) =>
    readSection(section, always, ofHours).flatMap(({ key, points }) =>
      points.map(
        ({ day, columns }) => [[printing, seriesText(key), day].join(" "), columns] as const,
      ),
    ),
  );
  return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function winners(points: readonly NewPoint[]): ReadonlyMap<string, object> {
  const all = new Map<string, NewPoint>();
  for (const point of points) {
    if (ofHours.spanOf(point.day) < terms.keptFrom) continue;
    const name = [point.printing, seriesText(point.series), point.day].join(" ");
    const known = all.get(name);
    if (!known || comparePoints(point, known) > 0) all.set(name, point);
  }
  const sorted = [...all].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([name, { columns }]) => [name, columns]));
}

describe("[PRC-2] hours", () => {
  test("each hour since 1970 is of one slot of one day, and comes back from it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2199, 11, 31, 23) }), (ms) => {
        const hour = hourOf(ms);
        const [span, slot] = [ofHours.spanOf(hour), ofHours.slotOf(hour)];
        expect(ofHours.timeOf(span, slot)).toBe(hour);
        expect(slot).toBeGreaterThanOrEqual(1);
        expect(slot).toBeLessThanOrEqual(ofHours.slots);
        expect(ofHours.startMs(span)).toBe(Date.parse(`${hour.slice(0, 10)}T00:00:00.000Z`));
        expect(ofHours.believed(span)).toBe(span);
      }),
    );
  });

  test("a book gives back the newest point of each hour that is kept, and no other", () => {
    const points = fc.array(anyHour([0, 1, 45, 90, 91, 92]), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(points, (all) => {
        expect([...hoursIn(bookOf([all]))]).toEqual([...winners(all)]);
      }),
    );
  });

  test("the same points in any order, in any steps and repeated give the same bytes", () => {
    const shuffled = fc
      .array(anyHour([0, 1, 90, 91]), { minLength: 1, maxLength: 40 })
      .chain((points) =>
        fc.record({
          points: fc.constant(points),
          rest: fc.array(fc.constantFrom(...points), { maxLength: 20 }).chain((again) =>
            fc.shuffledSubarray([...points, ...again], {
              minLength: points.length + again.length,
            }),
          ),
          size: fc.integer({ min: 1, max: 9 }),
        }),
      );
    fc.assert(
      fc.property(shuffled, ({ points, rest, size }) => {
        const steps = Array.from({ length: Math.ceil(rest.length / size) }, (_none, at) =>
          rest.slice(at * size, (at + 1) * size),
        );
        expect(bookOf(steps)).toEqual(bookOf([points]));
      }),
    );
  });

  test("what has left a book leaves no trace: it is the same as one that never had it", () => {
    const days = [0, 1, 2, 88, 90, 91, 92, 93, 94, 96];
    const last = pointOf({ printing: "9", day: hourOf(nowMs) });
    fc.assert(
      fc.property(fc.array(anyHour(days), { minLength: 1, maxLength: 40 }), (points) => {
        let bytes: Uint8Array | undefined;
        // Written day by day, so that more and more has to go.
        for (const [at, point] of points.entries()) {
          const then = termsAt(nowMs - (points.length - at) * (dayMs / 4));
          bytes = mergePoints(place, bytes, [point], then).book?.bytes ?? bytes;
        }
        const grown = mergePoints(place, bytes, [last], terms).book?.bytes;
        expect(grown).toEqual(bookOf([[...points, last]]));
      }),
    );
  });

  test("a book is never what one before it was, whatever goes and comes late", () => {
    const step = fc.record({
      laterDays: fc.constantFrom(0, 0, 0, 1, 2, 50, 91),
      points: fc.array(anyHour([-1, 0, 1, 2, 88, 89, 90, 91]), { minLength: 1, maxLength: 4 }),
      isForgetting: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), (steps) => {
        let [bytes, ms] = [undefined as Uint8Array | undefined, nowMs];
        const versions: string[] = [];
        for (const { laterDays, points, isForgetting } of steps) {
          ms += laterDays * dayMs;
          const shift = ofHours.spanOf(hourOf(ms)) - ofHours.spanOf(hourOf(nowMs));
          const moved = points.map((point) => ({
            ...point,
            day: ofHours.timeOf(ofHours.spanOf(point.day) + shift, ofHours.slotOf(point.day)),
          }));
          const book =
            isForgetting && bytes
              ? forgetOld(place, bytes, termsAt(ms))
              : mergePoints(place, bytes, moved, termsAt(ms)).book;
          if (!book) continue;
          bytes = book.bytes;
          versions.push(sha256(bytes));
        }
        expect(new Set(versions).size).toBe(versions.length);
      }),
      { numRuns: 300 },
    );
  });

  test("a day that goes does not lead back to the book before it came late", () => {
    const today = [pointOf({ day: hourOf(nowMs) })];
    const oldest = ofHours.timeOf(terms.keptFrom, 1);
    const first = bookOf([today]);
    const second = mergePoints(place, first, [pointOf({ day: oldest })], terms).book?.bytes;
    expect([...hoursIn(second).keys()]).toHaveLength(2);
    const third = second && forgetOld(place, second, termsAt(nowMs + dayMs))?.bytes;
    expect(hoursIn(third)).toEqual(hoursIn(first));
    expect(third).not.toEqual(first);
  });

  test("a day is kept until it ended ninety days ago, to the millisecond", () => {
    const day = Date.UTC(2026, 1, 1);
    const endedLong = day + dayMs + 90 * dayMs;
    const bytes = bookOf([[pointOf({ day: hourOf(day) })]], 0);
    const left = (ms: number) => {
      const { book } = mergePoints(place, bytes, [pointOf({ day: hourOf(ms) })], termsAt(ms));
      return [...hoursIn(book?.bytes).keys()].filter((name) => name.endsWith("2026-02-01T00"));
    };
    expect(left(endedLong)).toHaveLength(1);
    expect(left(endedLong + 1)).toEqual([]);
    const late = [pointOf({ day: hourOf(day) })];
    expect(mergePoints(place, undefined, late, termsAt(endedLong))).toMatchObject({ written: 1 });
    expect(mergePoints(place, undefined, late, termsAt(endedLong + 1))).toEqual({
      ...{ written: 0, unchanged: 0, older: 1 },
    });
  });

  test("a clock that goes back brings back nothing", () => {
    const bytes = bookOf([[pointOf({ day: hourOf(nowMs) })]]);
    const old = pointOf({ day: ofHours.timeOf(terms.keptFrom - 1, 1) });
    const merged = mergePoints(place, bytes, [old], termsAt(nowMs - 5 * dayMs));
    expect(merged).toEqual({ written: 0, unchanged: 0, older: 1 });
  });

  test("nothing is forgotten of a book that has nothing old", () => {
    const bytes = bookOf([[pointOf({ day: hourOf(nowMs) })]]);
    expect(bytes && forgetOld(place, bytes, termsAt(nowMs + dayMs))).toBeUndefined();
  });

  test("nobody is told of hours", () => {
    const merged = mergePoints(place, undefined, [pointOf({ day: hourOf(nowMs) })], terms);
    expect(merged.book?.moved).toEqual([]);
  });

  test("a part with more than a day's hours is refused", () => {
    const series = (...bits: readonly number[]) => packed(Buffer.from([0, 1, 0, ...bits]));
    const day = ofHours.spanOf("2026-02-01T00");
    const [hour24, hour25] = [
      [0x80, 0x80, 0x80, 0x04],
      [0x80, 0x80, 0x80, 0x08],
    ] as const;
    expect(() => decodeBlock(day, series(...hour24), ofHours)).toThrow("its end");
    expect(() => decodeBlock(day, series(...hour25), ofHours)).toThrow("more than 24 hours");
  });

  test("a book of hours is not taken for one of days, nor the other way round", () => {
    const hours = decodeBook(bookOf([[pointOf({ day: hourOf(nowMs) })]]) ?? new Uint8Array());
    const section = hours.sections.get("4") ?? new Uint8Array();
    expect(decodeSection(section, ofHours).series).toEqual([plain]);
    expect(() => decodeSection(section, ofDays)).toThrow(DamagedBook);
  });
});
