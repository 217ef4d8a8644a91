import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import { ofDays } from "#functions/prices/books/calendar.ts";
import { mergePoints } from "#functions/prices/books/merge-points.ts";
import { decodePacks } from "#functions/prices/books/pack-names.ts";
import { partName } from "#functions/prices/books/parts.ts";
import { comparePoints, type DayPoint, type NewPoint } from "#functions/prices/books/point.ts";
import { decodeSection, seriesText } from "#functions/prices/books/printing-section.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import { anyPoint, plain, pointOf } from "#test/support/prices/price-points.ts";

const place = { game: "pokemon", set: "base1" };
const always = { from: "1990-01-01", to: "2199-12-31" };

/** Puts points in step by step. */
function bookOf(...steps: (readonly NewPoint[])[]): Uint8Array | undefined {
  let bytes: Uint8Array | undefined;
  for (const step of steps) bytes = mergePoints(place, bytes, step).book?.bytes ?? bytes;
  return bytes;
}

/** All points of a book by printing, series and day. */
function pointsIn(bytes: Uint8Array): Map<string, DayPoint> {
  const { sections, packs } = decodeBook(bytes);
  const all = new Map<string, DayPoint>();
  for (const [printing, section] of sections) {
    for (const { key, points } of readSection(section, always)) {
      for (const { day, columns, observed } of points) {
        const part = partName({ span: ofDays.spanOf(day), source: key.source });
        const pack = decodePacks(packs.get(part) ?? Buffer.alloc(0))[observed.pack] ?? "";
        all.set([printing, seriesText(key), day].join(" "), {
          ...{ day, columns, observed: { ...observed, pack } },
        });
      }
    }
  }
  return all;
}

/** What must be there, told in the plainest way: of a day that anybody tells a price of, nothing that tells none. */
function winners(points: readonly NewPoint[]): Map<string, DayPoint> {
  const days = Map.groupBy(points, ({ printing, series, day }) =>
    [printing, seriesText(series), day].join(" "),
  );
  return new Map(
    [...days].map(([name, all]) => {
      const told = all.filter(({ columns: { market, mid, low } }) => market ?? mid ?? low);
      const [first] = (told.length > 0 ? told : all).toSorted((a, b) => comparePoints(b, a));
      const { day, columns, observed } = first ?? pointOf();
      return [name, { day, columns, observed }];
    }),
  );
}

const byName = (all: Map<string, DayPoint>) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));

test("a book gives back the newest point of each day of each series", () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 60 }), (points) => {
      const bytes = bookOf(points);
      expect(bytes && byName(pointsIn(bytes))).toEqual(byName(winners(points)));
    }),
  );
});

test("the same points in any order, in any steps and repeated give the same bytes", () => {
  const shuffled = fc.array(anyPoint, { minLength: 1, maxLength: 40 }).chain((points) =>
    fc.record({
      points: fc.constant(points),
      // Each of them once at least, and some again.
      again: fc.array(fc.constantFrom(...points), { maxLength: 20 }),
      order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ points, again, order, sizes }) => {
      const rest = [...points, ...again]
        .map((point) => ({ point, place: order.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ point }) => point);
      const steps = sizes.map((size) => rest.splice(0, size));
      expect(bookOf(...steps, rest)).toEqual(bookOf(points));
    }),
  );
});

test("what is there already makes no new book", () => {
  const bytes = bookOf([pointOf()]);
  expect(mergePoints(place, bytes, [pointOf()])).toEqual({ written: 0, unchanged: 1, older: 0 });
});

test("an older observation of a day makes no new book, and a newer one does", () => {
  const { observed } = pointOf();
  const bytes = bookOf([pointOf()]);
  const earlier = pointOf({
    columns: { low: 1 },
    observed: { ...observed, atMs: observed.atMs - 1 },
  });
  expect(mergePoints(place, bytes, [earlier])).toEqual({ written: 0, unchanged: 0, older: 1 });
  const later = pointOf({
    columns: { low: 1 },
    observed: { ...observed, atMs: observed.atMs + 1 },
  });
  const merged = mergePoints(place, bytes, [later]);
  expect(merged).toMatchObject({ written: 1, unchanged: 0, older: 0 });
  expect(merged.book && [...pointsIn(merged.book.bytes).values()]).toEqual([
    { day: later.day, columns: later.columns, observed: later.observed },
  ]);
});

test("a month that comes late leaves the bytes of the others as they are", () => {
  const days = [pointOf({ day: "2025-11-30" }), pointOf({ day: "2026-02-01" })];
  const monthsOf = (bytes: Uint8Array | undefined) =>
    decodeSection((bytes && decodeBook(bytes).sections.get("4")) ?? Buffer.alloc(0)).parts;
  const before = monthsOf(bookOf(days));
  const after = monthsOf(bookOf(days, [pointOf({ day: "2026-01-15" })]));
  expect(after.size).toBe(3);
  for (const [month, block] of before) expect(after.get(month)).toEqual(block);
});

test("what one source says leaves the bytes of the others as they are", () => {
  const other = { ...plain, source: "zzz" };
  const partsOf = (bytes: Uint8Array | undefined) =>
    decodeSection((bytes && decodeBook(bytes).sections.get("4")) ?? Buffer.alloc(0)).parts;
  const before = partsOf(bookOf([pointOf()]));
  const after = partsOf(bookOf([pointOf()], [pointOf({ series: other })]));
  expect(after.size).toBe(2);
  for (const [name, block] of before) expect(after.get(name)).toEqual(block);
});

test("a series that comes later and stands before others takes no point of theirs", () => {
  const first = { ...plain, variant: "aaa" };
  const days = ["2025-11-30", "2026-01-31", "2026-02-01"].map((day) => pointOf({ day }));
  const all = [...days, pointOf({ series: first, day: "2026-01-02" })];
  expect(bookOf(days, [pointOf({ series: first, day: "2026-01-02" })])).toEqual(bookOf(all));
});

test("a range of days is read without what lies before and after it", () => {
  const days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"];
  const bytes = bookOf(days.map((day) => pointOf({ day })));
  const section = bytes && decodeBook(bytes).sections.get("4");
  const read = section && readSection(section, { from: "2026-01-01", to: "2026-01-31" });
  expect(read?.[0]?.points.map(({ day }) => day)).toEqual(["2026-01-01", "2026-01-31"]);
});
