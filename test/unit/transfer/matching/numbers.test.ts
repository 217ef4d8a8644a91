import fc from "fast-check";
import { expect, it } from "vitest";
import { saidNumber } from "#functions/transfer/matching/said/said-number.ts";
import { inShort, matching } from "#test/support/transfer/matched.ts";

it.each([
  ["4/102", { exact: "4", plain: "4", total: 102 }],
  ["004", { exact: "004", plain: "4" }],
  ["#4", { exact: "4", plain: "4" }],
  ["No. 4", { exact: "4", plain: "4" }],
  ['="004"', { exact: "004", plain: "4" }],
  ["'4/102", { exact: "4", plain: "4", total: 102 }],
  ["4 / 102", { exact: "4", plain: "4", total: 102 }],
  ["4 of 102", { exact: "4", plain: "4", total: 102 }],
  ["TG12/TG30", { exact: "tg12", plain: "tg12", total: 30 }],
  ["SWSH001", { exact: "swsh001", plain: "swsh1" }],
  ["H12", { exact: "h12", plain: "h12" }],
  ["4a", { exact: "4a", plain: "4a" }],
  ["OP01-003", { exact: "op01-003", plain: "op1-3" }],
  ["?", { exact: "?", plain: "?" }],
])("reads the number %s", (text, number) => {
  expect(saidNumber(text)).toEqual(number);
});

it.each([
  ["Apr-02"],
  ["2-Apr"],
  ["4. Mai"],
  ["2002-04-01"],
  ["2002-04-01T00:00:00"],
  ["4/1/2002"],
  ["1.4.02"],
  [""],
  ["   "],
])("reads no number in %s", (text) => {
  expect(saidNumber(text)).toBeUndefined();
});

it("reads any text or none without failing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const number = saidNumber(text);
      expect(number === undefined || number.exact.length <= 20).toBe(true);
    }),
  );
});

const match = await matching({
  odd: {
    name: "Odd",
    cards: {
      "6": "Mew",
      "006": "Muk",
      "12": "Abra",
      H12: "Kadabra",
      "4a": "Ditto",
      TG12: "Mewtwo",
      "?": "Unown",
    },
  },
  svp: { name: "SVP Black Star Promos", abbreviation: "SVP", cards: { "085": "Pikachu" } },
});

it("takes a number as it is printed before one without zeros", () => {
  expect(inShort(match({ setName: "Odd", number: "6" }))).toBe("matched found en:odd-6");
  expect(inShort(match({ setName: "Odd", number: "006" }))).toBe("matched found en:odd-006");
  expect(inShort(match({ setName: "Odd", number: "06" }))).toBe(
    "ambiguous several_sets en:odd-006 en:odd-6",
  );
  expect(inShort(match({ setName: "Odd", number: "06", name: "Muk" }))).toBe(
    "matched found en:odd-006",
  );
});

it.each([
  ["12", "en:odd-12"],
  ["h012", "en:odd-h12"],
  ["4A", "en:odd-4a"],
  ["TG12/TG30", "en:odd-tg12"],
  ["?", "en:odd-_3f"],
])("finds number %s", (number, id) => {
  expect(inShort(match({ setName: "Odd", number }))).toBe(`matched found ${id}`);
});

it.each([["85"], ["085"], ["SVP085"], ["SVP 085"], ["svp-85"]])("finds promo %s", (number) => {
  expect(inShort(match({ name: "Pikachu", setCode: "SVP", number }))).toBe(
    "matched found en:svp-085",
  );
});
