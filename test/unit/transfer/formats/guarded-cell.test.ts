import fc from "fast-check";
import { expect, test } from "vitest";
import { guarded, unguarded } from "#functions/transfer/formats/writing/guarded-cell.ts";

test.each(["=1+1", "+49", "-2+3", "@SUM(A1)", "\t=1", " =1", '"=1"', "'=1", "＝1", "-5"])(
  "[EXP-2] %j would be a formula, and has an apostrophe before it",
  (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(unguarded(guarded(text))).toBe(text);
  },
);

test.each(["", "1+1", "a=b", "Farfetch'd", "'quoted'", "4/102", "–dash", "#N/A", "a; b", "a\nb"])(
  "[EXP-2] %j stays as it is",
  (text) => {
    expect(guarded(text)).toBe(text);
    expect(unguarded(text)).toBe(text);
  },
);

test.each([
  ["Rare;=1+1;x", "Rare;'=1+1;x"],
  ["a; -b", "a;' -b"],
  ["first\n=1\n+2", "first\n'=1\n'+2"],
  ["\r=1", "'\r'=1"],
  ["=1;'=2", "'=1;''=2"],
])(
  "[EXP-2] %j has one where a spreadsheet that parts cells by semicolons begins one",
  (text, safe) => {
    expect(guarded(text)).toBe(safe);
    expect(unguarded(safe)).toBe(text);
  },
);

test("[EXP-2] what was guarded is undone exactly, whatever it was", () => {
  const sign = fc.constantFrom(
    "'",
    '"',
    "=",
    "-",
    "+",
    "@",
    "\t",
    "\r",
    "\n",
    ";",
    " ",
    "a",
    "＝",
    "1",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(sign).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, (one) => {
      expect(unguarded(guarded(one))).toBe(one);
    }),
    { numRuns: 2_000 },
  );
});

test("[EXP-2] no guarded text begins with what a spreadsheet takes for a formula", () => {
  const sign = fc.constantFrom("'", '"', "=", "-", "+", "@", "\t", "\r", "\n", ";", " ", "a");
  fc.assert(
    fc.property(fc.array(sign), (all) => {
      for (const cell of guarded(all.join("")).split(/[;\n\r]/)) {
        expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
      }
    }),
  );
});
