import { describe, expect, test } from "vitest";
import { AskedCopies, ItemChange } from "#schemas/collections/item.ts";

const copies = { printingId: "pokemon:en:base1-4", variant: "holo", quantity: 1 };
const grade = { company: "psa", grade: "10" };
const isTaken = (change: object) => AskedCopies.safeParse({ ...copies, ...change }).success;
const isChange = (change: object) => ItemChange.safeParse(change).success;

describe("[COL-1] what is said of copies", () => {
  test("is a condition or a grade, and not both", () => {
    expect(isTaken({ condition: "near_mint" })).toBe(true);
    expect(isTaken({ grade })).toBe(true);
    expect(isTaken({})).toBe(false);
    expect(isTaken({ condition: "near_mint", grade })).toBe(false);
    expect(isChange({ condition: "near_mint", grade })).toBe(false);
  });

  test.each([
    ["a company that nobody knows", { grade: { ...grade, company: "acme" } }],
    ["a grade that nobody gives", { grade: { ...grade, grade: "11" } }],
    ["more of a grade", { grade: { ...grade, seal: "gold" } }],
    ["money below nothing", { paid: { amount: -1, currency: "EUR" } }],
    ["part of a cent", { paid: { amount: 0.5, currency: "EUR" } }],
    ["a currency that there is not", { paid: { amount: 1, currency: "ZZZ" } }],
    [
      "a day before there were such cards",
      { paid: { amount: 1, currency: "EUR", day: "1992-12-31" } },
    ],
    ["a day that there is not", { paid: { amount: 1, currency: "EUR", day: "2026-02-30" } }],
    ["an empty location", { location: "  " }],
    ["a location of two lines", { location: "Box\n1" }],
    ["eleven tags", { tags: Array.from({ length: 11 }, (_none, at) => `tag ${at}`) }],
    ["an empty tag", { tags: [""] }],
    ["notes that are too long", { notes: "x".repeat(1_001) }],
    ["a flag that is no truth", { isSigned: "yes" }],
    ["something else", { holder: "one-touch" }],
  ])("is not %s", (_what, change) => {
    const state = "grade" in change ? {} : { condition: "near_mint" };
    expect(isTaken({ ...state, ...change })).toBe(false);
    expect(isChange(change)).toBe(false);
  });

  test("is taken away by null where nothing is to be said any more, and by an empty list of tags", () => {
    expect(isChange({ paid: null, location: null, notes: null, tags: [] })).toBe(true);
    expect(
      ["condition", "grade", "quantity", "tags"].filter((name) => isChange({ [name]: null })),
    ).toEqual([]);
  });
});
