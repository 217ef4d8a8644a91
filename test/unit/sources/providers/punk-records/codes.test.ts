import fc from "fast-check";
import { expect, test } from "vitest";
import {
  numberIn,
  printIdOf,
  seriesOf,
  setCodeOf,
} from "#functions/sources/providers/onepiece/codes.ts";
import { readPrints, writtenPrints } from "#functions/sources/providers/onepiece/written-prints.ts";
import { packOf, packsIn, unitOf } from "#functions/sources/providers/punk-records/packs.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { Language } from "#schemas/values.ts";
import { pack } from "#test/support/catalogue/one-piece.ts";

/** Few of each, so that numbers meet. */
const series = fc.oneof(
  fc.constant("P"),
  fc
    .tuple(fc.constantFrom("OP", "ST", "EB", "PRB"), fc.integer({ min: 1, max: 3 }))
    .map(([letters, number]) => `${letters}${String(number).padStart(2, "0")}`),
);
const anId = fc
  .tuple(
    series,
    fc.integer({ min: 1, max: 3 }),
    fc.option(fc.tuple(fc.constantFrom("p", "r"), fc.integer({ min: 1, max: 2 })), {
      nil: undefined,
    }),
  )
  .map(
    ([own, number, print]) =>
      `${own}-${String(number).padStart(3, "0")}${print ? `_${print.join("")}` : ""}`,
  );
const label = fc.oneof(
  fc
    .tuple(fc.constantFrom("OP", "ST", "EB", "PRB"), fc.integer({ min: 1, max: 3 }))
    .map(([letters, number]) => `${letters}-${String(number).padStart(2, "0")}`),
  fc.constantFrom("OP14-EB04", "OP15-EB04"),
);

test("two prints of a set never share a printing, whatever sets they come from", () => {
  fc.assert(
    fc.property(label, anId, anId, (its, a, b) => {
      const set = setId("onepiece", Language.parse("en"), setCodeOf(its));
      const at = (id: string) => printingId(set, numberIn(setCodeOf(its), id));
      expect(at(a) === at(b)).toBe(a === b);
    }),
  );
});

test("a code and its print are what an id is made of", () => {
  fc.assert(
    fc.property(anId, (id) => {
      const print = printIdOf(id);
      expect(`${print?.series}-${print?.number}`).toBe(id);
      expect(id.startsWith(print?.code ?? "nothing")).toBe(true);
    }),
  );
});

test.each([
  ["op-02", "OP02"],
  ["op14-eb04", "OP14"],
  ["prb-01", "PRB01"],
  ["569901", undefined],
  ["promotion", undefined],
])("the set %s begins with %s", (code, expected) => {
  expect(seriesOf(code)).toBe(expected);
});

test.each(["", "OP02", "op02-013", "OP02-013_", "OP02-13/5", "DON!!"])(
  "an id of another make is told apart: %s",
  (id) => {
    expect(printIdOf(id)).toBeUndefined();
    expect(numberIn("op-02", id)).toBe(id);
  },
);

test("prints of a card come after it, before the next card, and those of other sets last", () => {
  const numbers = ["OP01-003", "014", "013_p10", "013_r1", "013_p2", "013", "OP01-002_p1", "P-001"];
  const set = setId("onepiece", Language.parse("en"), "op-02");
  const key = (number: string) =>
    games.get("onepiece").sortNumber(printingId(set, number).split("-").at(-1) ?? "");
  expect(numbers.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual([
    ...["013", "013_p2", "013_p10", "013_r1", "014", "OP01-002_p1", "OP01-003", "P-001"],
  ]);
});

test("a pack is called by its label; without one, or as the second of a label, by its id", () => {
  const { packs, rejects } = packsIn({
    "569103": pack("569103", "OP-02", "PARAMOUNT WAR again", "BOOSTER PACK"),
    "569102": pack("569102", "OP-02", "PARAMOUNT WAR", "BOOSTER PACK"),
    "569901": pack("569901", null, "Promotion card", null),
    "569999": { id: "569999" },
    "569998": pack("569997", "OP-99", "Another's id", null),
  });
  expect(packs.map((one) => [unitOf(one), one.isSecond])).toEqual([
    ["569102:op-02", false],
    ["569103", true],
    ["569901", false],
  ]);
  expect(packs.map((one) => packOf(unitOf(one)))).toEqual(
    packs.map(({ id, setCode }) => ({ id, setCode })),
  );
  expect(rejects.map(({ name }) => name)).toEqual(["569998", "569999"]);
  expect(() => packsIn([])).toThrow("A list is not as expected: it has no packs.");
});

test("a pack whose label is the id of another is called by its own", () => {
  const { packs } = packsIn({
    "569001": pack("569001", "569901", "Odd", null),
    "569901": pack("569901", null, "Promotion card", null),
  });
  expect(packs.map((one) => [unitOf(one), one.isSecond])).toEqual([
    ["569001", true],
    ["569901", false],
  ]);
});

test("numbers of prints are read as they were written, each once", () => {
  const number = fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom("", "_p1", "_p10", "_r2"))
    .map(([digits, print]) => `${String(digits).padStart(3, "0")}${print}`);
  fc.assert(
    fc.property(fc.uniqueArray(number, { minLength: 1 }), (numbers) => {
      expect(readPrints(writtenPrints(numbers)).toSorted()).toEqual(numbers.toSorted());
    }),
  );
  expect(writtenPrints(["013_p1", "014_p1", "020"])).toBe("p1:13-14 :20");
});
