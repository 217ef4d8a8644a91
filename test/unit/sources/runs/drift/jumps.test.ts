import { describe, expect, test } from "vitest";
import { countDrift } from "#functions/sources/runs/drift/drift-counts.ts";
import { driftOfRun } from "#functions/sources/runs/drift/drift-of-run.ts";
import { jumpsBetween } from "#functions/sources/runs/drift/jumps.ts";
import type { DatasetDrift, UnitProgress } from "#schemas/storage/work-items.ts";

const cards = (
  records: number,
  fields: Record<string, number> = {},
  change: Partial<DatasetDrift> = {},
): DatasetDrift => ({
  ...{ source: "tcgdex", language: "en", dataset: "cards", records, fields },
  ...change,
});
const codes = (before: DatasetDrift, now: DatasetDrift) =>
  jumpsBetween([before], [now]).map(({ code, field }) => `${code} ${field}`);

describe("[ING-7] a jump is more than a tenth of all records, and more than three", () => {
  test.each([
    ["a tenth more", 100, 10, []],
    ["eleven of a hundred more", 100, 11, ["field_drifted hp"]],
    ["three of twenty more", 20, 3, []],
    ["four of twenty more", 20, 4, ["field_drifted hp"]],
    ["as many as ever", 100, 0, []],
  ])("%s", (_what, records, missing, expected) => {
    expect(codes(cards(1000), cards(records, { "missing_field hp": missing }))).toEqual(expected);
  });

  test("shares are compared, not numbers: a smaller run has fewer of everything", () => {
    const before = cards(1000, { "missing_field hp": 200 });
    expect(codes(before, cards(100, { "missing_field hp": 29 }))).toEqual([]);
    expect(codes(before, cards(100, { "missing_field hp": 31 }))).toEqual(["field_drifted hp"]);
    expect(codes(before, cards(5000, { "missing_field hp": 1000 }))).toEqual([]);
  });

  test.each(["missing_field", "unexpected_value", "unknown_field", "unfitting_attribute"])(
    "%s is such a jump, and said in a sentence",
    (code) => {
      const now = cards(100, { [`${code} legal.standard`]: 40 });
      expect(jumpsBetween([cards(100)], [now])).toMatchObject([
        {
          code: "field_drifted",
          field: "legal.standard",
          detail: expect.stringMatching(
            /^legal.standard .+ in 40 of 100 records of cards \(tcgdex, en\); in the run before in 0 of 100\.$/,
          ),
        },
      ]);
    },
  );
});

describe("[ING-7] a field that no record has any more has vanished", () => {
  test.each([
    ["missing_field", "field_vanished hp"],
    ["unexpected_value", "field_drifted hp"],
  ])("with %s in all records: %s", (code, expected) => {
    const label = `${code} hp`;
    expect(codes(cards(100, { [label]: 99 }), cards(50, { [label]: 50 }))).toEqual([expected]);
  });

  test("also where there are three records, if that is all that there are", () => {
    const gone = { "missing_field serie": 3 };
    expect(codes(cards(3), cards(3, gone))).toEqual(["field_vanished serie"]);
    expect(codes(cards(100), cards(3, gone))).toEqual([]);
  });

  test("what was gone before does not vanish again", () => {
    const gone = { "missing_field hp": 100 };
    expect(codes(cards(100, gone), cards(100, gone))).toEqual([]);
  });

  test("a field that nobody knew and that all records have now is new, not gone", () => {
    expect(codes(cards(100), cards(100, { "unknown_field sparkle": 100 }))).toEqual([
      "field_drifted sparkle",
    ]);
  });
});

test("what was never there before is compared with nothing, nor one language with another", () => {
  const now = cards(100, { "missing_field hp": 100 });
  expect(jumpsBetween([], [now])).toEqual([]);
  expect(jumpsBetween([cards(100, {}, { language: "ja" })], [now])).toEqual([]);
  expect(jumpsBetween([cards(100, {}, { dataset: "sets" })], [now])).toEqual([]);
});

test("a run's counts are those of its units, by source, language and data set", () => {
  const unit = (name: string, drift: Record<string, number>, language = "en"): UnitProgress => ({
    ...{ source: "tcgdex", language, dataset: "sets", unit: name, state: "done", drift },
  });
  expect(
    driftOfRun([
      unit("base1", { cards: 10, "cards missing_field hp": 1, sets: 1 }),
      unit("base2", { cards: 5, "cards missing_field hp": 2, "cards unexpected_value a b": 1 }),
      unit("base1", { cards: 7 }, "ja"),
      { ...unit("list", {}), dataset: "set-list" },
    ]),
  ).toEqual([
    cards(15, { "missing_field hp": 3, "unexpected_value a b": 1 }),
    cards(1, {}, { dataset: "sets" }),
    cards(7, {}, { language: "ja" }),
  ]);
});

test("a body of a thousand unknown fields is counted by few of them", () => {
  const fields = Array.from({ length: 1000 }, (_none, at) => `unknown_field f${at}`);
  const counts = countDrift([{ dataset: "cards", fields }]);
  expect(counts["cards"]).toBe(1);
  expect(Object.keys(counts).length).toBeLessThan(60);
});
