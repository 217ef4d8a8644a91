import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, fittedLines } from "#functions/alerts/webhooks/presets/plain-message.ts";

const doubled = (text: string) => text.replaceAll("a", "aa");

test("a text that fits stays as it is, one that does not ends with a sign for it", () => {
  expect(fitted("abc", 3)).toBe("abc");
  expect(fitted("abcd", 3)).toBe("ab…");
  expect(fitted("abc", 4, doubled)).toBe("aabc");
  expect(fitted("abc", 3, doubled)).toBe("aa…");
  expect(fitted("é👨‍👩‍👧‍👦x", 12)).toBe("é…");
});

test("no text is longer than it may be", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      expect(fitted(text, most).length).toBeLessThanOrEqual(most);
      expect(fitted(text, most, doubled).length).toBeLessThanOrEqual(most);
    }),
  );
});

test("lines are told or counted, and no more told than fit", () => {
  const line = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.integer({ min: 30, max: 200 }),
      (lines, most) => {
        const told = fittedLines(lines, most, { mostOfOne: 10 });
        expect(told.length).toBeLessThanOrEqual(most);
        const [, left] = /(?:^|\n)… and (\d+) more$/.exec(told) ?? [];
        const count = lines.length === 0 ? 0 : told.split("\n").length;
        if (left === undefined) expect(count).toBe(lines.length);
        else expect(count - 1 + Number(left)).toBe(lines.length);
      },
    ),
  );
});
