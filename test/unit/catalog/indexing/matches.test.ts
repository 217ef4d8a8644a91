import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, both, either, negate, nextMatch } from "#functions/catalog/indexing/matches.ts";

const bits = (length: number) =>
  fc.array(fc.constantFrom(0, 1), { minLength: length, maxLength: length });
const some = fc.integer({ min: 0, max: 70 }).chain(bits);
const pair = fc
  .integer({ min: 0, max: 70 })
  .chain((length) => fc.tuple(bits(length), bits(length)));

describe("matches", () => {
  test("of both, and of either, are those of each card", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const of = (join: typeof both) => [...join(Uint8Array.from(a), Uint8Array.from(b))];
        expect(of(both)).toEqual(a.map((bit, card) => bit & (b[card] ?? 0)));
        expect(of(either)).toEqual(a.map((bit, card) => bit | (b[card] ?? 0)));
      }),
    );
  });

  test("of the others are those of each card", () => {
    fc.assert(
      fc.property(some, (own) => {
        expect([...negate(Uint8Array.from(own))]).toEqual(own.map((bit) => 1 - bit));
      }),
    );
  });

  test("are passed one by one, however far they lie from each other", () => {
    fc.assert(
      fc.property(some, (own) => {
        const matches = Uint8Array.from(own);
        const met: number[] = [];
        for (let card = nextMatch(matches, 0); card < matches.length; ) {
          met.push(card);
          card = nextMatch(matches, card + 1);
        }
        expect(met).toEqual(own.flatMap((bit, card) => (bit ? [card] : [])));
      }),
    );
  });

  test("have scores that add up", () => {
    const scores = new Float64Array(2);
    add(scores, 1, 2);
    add(scores, 1, 3);
    add(scores, 0);
    expect([...scores]).toEqual([0, 5]);
  });
});
