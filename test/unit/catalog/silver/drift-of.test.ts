import { describe, expect, test } from "vitest";
import { driftOf, isDrift, subjectOf } from "#functions/catalog/silver/drift-of.ts";

describe("[ING-7] what a finding says of how a body is described", () => {
  test.each([
    ["variants_detailed[1].type: expected a text", "variants_detailed.type"],
    ["attacks[12].cost[3]", "attacks.cost"],
    ["", ""],
    ["x".repeat(61), "x".repeat(60)],
  ])("%j is about %j", (detail, subject) => {
    expect(subjectOf(detail)).toBe(subject);
  });

  test("is each field once, and other findings are none", () => {
    const finding = (code: string, detail: string) => ({ code, detail });
    expect(
      driftOf([
        finding("missing_field", "hp"),
        finding("missing_field", "hp"),
        finding("unexpected_value", "hp: expected a number"),
        finding("duplicate_number", "hp"),
      ]),
    ).toEqual(["missing_field hp", "unexpected_value hp"]);
    expect(["unknown_field", "unfitting_attribute", "contradiction"].map(isDrift)).toEqual([
      ...[true, true, false],
    ]);
  });
});
