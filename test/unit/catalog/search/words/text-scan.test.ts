import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextScan } from "#functions/catalog/search/words/text-scan.ts";

const some = fc.array(fc.string({ unit: fc.constantFrom("a", "b", " ", "ピ"), maxLength: 6 }), {
  maxLength: 12,
});
const wanted = fc.string({
  unit: fc.constantFrom("a", "b", " ", "ピ"),
  minLength: 1,
  maxLength: 3,
});
const placesOf = (texts: readonly string[], is: (text: string) => boolean) =>
  texts.flatMap((text, place) => (is(text) ? [place] : []));

describe("texts in one string", () => {
  test("are found by what they hold, as one by one", () => {
    fc.assert(
      fc.property(some, wanted, (texts, text) => {
        expect(new TextScan(texts).holding(text)).toEqual(
          placesOf(texts, (one) => one.includes(text)),
        );
      }),
    );
  });

  test("are found by how they begin, as one by one", () => {
    fc.assert(
      fc.property(some, wanted, (texts, text) => {
        expect(new TextScan(texts).beginning(text)).toEqual(
          placesOf(texts, (one) => one.startsWith(text)),
        );
      }),
    );
  });

  test("are not found by nothing", () => {
    const texts = new TextScan(["", "a", ""]);
    expect([texts.holding(""), texts.beginning("")]).toEqual([[], []]);
  });
});
