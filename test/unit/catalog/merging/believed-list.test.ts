import fc from "fast-check";
import { expect, test } from "vitest";
import { type BelievedList, believe } from "#functions/catalog/merging/believed-list.ts";
import { isLargeShrink } from "#shared/kernel/large-shrink.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

const ids = (count: number) => Array.from({ length: count }, (_none, at) => `card-${at}`);
const seen = (day: number, count: number) => ({
  ids: ids(count),
  provenance: aProvenance({ observedAt: `2026-02-0${day}T06:00:00.000Z` }),
});
const after = (...all: (ReturnType<typeof seen> & { readonly pages?: number })[]) =>
  all.reduce<BelievedList | undefined>((known, one) => believe(known, one) ?? known, undefined);
const counts = (list: BelievedList | undefined) => [list?.ids.length, list?.doubted?.ids.length];

test("[CAT-3] a set that vanishes at once is doubted, and believed when it is seen again", () => {
  expect(counts(after(seen(1, 100), seen(2, 0)))).toEqual([100, 0]);
  expect(counts(after(seen(1, 100), seen(2, 0), seen(3, 0)))).toEqual([0, undefined]);
});

test("a list that is whole again the day after was never believed to be short", () => {
  const list = after(seen(1, 100), seen(2, 10), seen(3, 100));
  expect(counts(list)).toEqual([100, undefined]);
  expect(list?.provenance.observedAt).toBe("2026-02-03T06:00:00.000Z");
});

test.each([
  ["three cards of twenty", 20, 17, false],
  ["a tenth of a hundred", 100, 90, false],
  ["more than a tenth of a hundred", 100, 89, true],
  ["four of four", 4, 0, true],
  ["three of three", 3, 0, false],
])("%s less is a large shrink or not", (_what, before, now, isLarge) => {
  expect(isLargeShrink(ids(before), ids(now))).toBe(isLarge);
});

test("a small loss is believed at once", () => {
  expect(counts(after(seen(1, 100), seen(2, 98)))).toEqual([98, undefined]);
});

test("[ING-2] whichever of two short lists comes first, the later one is believed", () => {
  const inOrder = after(seen(1, 100), seen(2, 5), seen(3, 6));
  const turned = after(seen(1, 100), seen(3, 6), seen(2, 5));
  expect(turned).toEqual(inOrder);
  expect(counts(inOrder)).toEqual([6, undefined]);
});

test("[ING-2] repeated and older lists change nothing", () => {
  const known = after(seen(2, 100), seen(3, 5));
  expect(believe(known, seen(1, 3))).toBeUndefined();
  expect(believe(known, seen(3, 5))).toBeUndefined();
});

test("[ING-2] a short list that is seen between two others is doubted when the last is short again", () => {
  const inOrder = after(seen(1, 100), seen(2, 5), seen(3, 100), seen(4, 5));
  const turned = after(seen(1, 100), seen(2, 5), seen(4, 5), seen(3, 100));
  expect(counts(inOrder)).toEqual([100, 5]);
  expect(turned).toEqual(inOrder);
});

test("what has lost much twice, and again much, is believed as far as it was seen twice", () => {
  expect(counts(after(seen(1, 100), seen(2, 50), seen(3, 20)))).toEqual([50, 20]);
});

test("a list that another normaliser reads otherwise takes its own place", () => {
  expect(counts(after(seen(1, 100), seen(2, 5), seen(2, 99)))).toEqual([99, undefined]);
  expect(counts(after(seen(1, 100), seen(1, 5)))).toEqual([5, undefined]);
});

test("a list that is read again with as many other cards takes its own place", () => {
  const again = { ...seen(1, 2), ids: ["card-0", "card-9"] };
  expect(after(seen(1, 2), again)?.ids).toEqual(["card-0", "card-9"]);
  expect(believe(seen(1, 2), seen(1, 2))).toBeUndefined();
});

test("[ING-2] the list before the newest one, once more, changes nothing", () => {
  expect(believe(after(seen(1, 100), seen(2, 98)), seen(1, 100))).toBeUndefined();
  expect(believe(after(seen(1, 100), seen(2, 5)), seen(1, 100))).toBeUndefined();
});

test("what is believed is the last whole list before the one in doubt", () => {
  const list = after(seen(1, 100), seen(3, 5), seen(2, 100));
  expect(counts(list)).toEqual([100, 5]);
  expect(list?.provenance.observedAt).toBe("2026-02-02T06:00:00.000Z");
});

test("a list that is read anew as short as the next one takes the doubt from that", () => {
  expect(counts(after(seen(1, 100), seen(2, 5), seen(1, 6)))).toEqual([5, undefined]);
});

/** Lists of a card each day or so: full, shrunk, of other cards, in any alternation. */
const history = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 5_000 }),
      listed: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 30 }),
    }),
    { selector: ({ at }) => at, minLength: 1, maxLength: 8 },
  )
  .map((days) =>
    days.map(({ at, listed }) => ({
      ids: listed.map((id) => `card-${id}`),
      provenance: aProvenance({
        observedAt: new Date(Date.UTC(2026, 1, 1) + at * 3_600_000).toISOString(),
      }),
    })),
  );

test("[ING-2] whatever lists are seen, in whatever order and however often, come to the same", () => {
  fc.assert(
    fc.property(
      history.chain((days) =>
        fc.tuple(
          fc.constant(days),
          fc.shuffledSubarray(days, { minLength: days.length }),
          fc.array(fc.constantFrom(...days), { maxLength: 6 }),
        ),
      ),
      ([days, shuffled, repeated]) => {
        const inOrder = days.toSorted((a, b) =>
          a.provenance.observedAt < b.provenance.observedAt ? -1 : 1,
        );
        expect(after(...shuffled, ...repeated)).toEqual(after(...inOrder));
      },
    ),
    { numRuns: 500 },
  );
});

test("how many pages there are goes with the list that says so, doubted or believed", () => {
  const [two, one, still] = [
    { ...seen(1, 100), pages: 2 },
    { ...seen(2, 50), pages: 1 },
    { ...seen(3, 50), pages: 1 },
  ];
  expect(after(two, one)).toMatchObject({ pages: 2, doubted: { pages: 1 } });
  expect(after(two, one, still)).toMatchObject({ pages: 1 });
  expect(after(two, one, still)).toEqual(after(still, two, one));
  expect(after(two, { ...two, pages: 3 })).toMatchObject({ pages: 3 });
  expect(after(two, seen(1, 100))).not.toHaveProperty("pages");
});
