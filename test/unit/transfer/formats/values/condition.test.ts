import { expect, test } from "vitest";
import { readCondition } from "#functions/transfer/formats/values/condition.ts";
import { scaleOf } from "#functions/transfer/formats/values/condition-words.ts";

const of = (text: string, scale: "american" | "european" = "american") =>
  readCondition(text, scale).value;

test.each([
  ["Near Mint", "near_mint"],
  ["NM", "near_mint"],
  ["NM-", "near_mint"],
  ["NM/M", "near_mint"],
  ["nearmint", "near_mint"],
  ["NEAR  MINT", "near_mint"],
  ["near_mint", "near_mint"],
  ["Mint", "near_mint"],
  ["Lightly Played", "lightly_played"],
  ["LP", "lightly_played"],
  ["Good (Lightly Played)", "lightly_played"],
  ["SP", "lightly_played"],
  ["Played", "moderately_played"],
  ["Moderately Played", "moderately_played"],
  ["HP", "heavily_played"],
  ["Heavily Played", "heavily_played"],
  ["D", "damaged"],
  ["DMG", "damaged"],
  ["Poor", "damaged"],
  ["Beschädigt", "damaged"],
  ["Abîmé", "damaged"],
  ["Proche du neuf", "near_mint"],
])("[IMP-1] in America %j is %s", (text, condition) => {
  expect(of(text)?.condition).toBe(condition);
});

test.each([
  ["1", "near_mint"],
  ["2", "near_mint"],
  ["3", "lightly_played"],
  ["4", "moderately_played"],
  ["5", "moderately_played"],
  ["6", "heavily_played"],
  ["7", "damaged"],
  ["MT", "near_mint"],
  ["EX", "lightly_played"],
  ["GD", "moderately_played"],
  ["LP", "moderately_played"],
  ["LightPlayed", "moderately_played"],
  ["light_played", "moderately_played"],
  ["PL", "heavily_played"],
  ["PO", "damaged"],
  ["Gut", "moderately_played"],
  ["Gespielt", "heavily_played"],
])("[IMP-1] in Europe %j is %s", (text, condition) => {
  expect(of(text, "european")?.condition).toBe(condition);
});

test.each([
  ["Near Mint Foil", "near_mint", ["foil"]],
  ["Near Mint Reverse Holofoil", "near_mint", ["reverse holofoil"]],
  ["Lightly Played 1st Edition Holofoil", "lightly_played", ["1st edition", "holofoil"]],
  ["Damaged Unlimited", "damaged", ["unlimited"]],
])("[IMP-1] %j says a finish as well", (text, condition, finish) => {
  expect(of(text)).toEqual({ condition, finish });
});

test("[IMP-1] a condition may have its language behind it", () => {
  expect(of("Near Mint Holofoil - Japanese")).toEqual({
    condition: "near_mint",
    finish: ["holofoil"],
    language: "ja",
  });
});

test.each(["", "-", "Ungraded", "Unopened"])("[IMP-1] %j says no condition", (text) => {
  expect(readCondition(text, "american")).toEqual({});
});

test("[IMP-2] an unknown word is told, and is no condition", () => {
  expect(readCondition("wie aus dem Ei gepellt", "american").wrong).toContain("no condition");
});

test("[IMP-1] one cell of Europe’s words says whose the column’s are", () => {
  expect(scaleOf(["NM", "LP", "EX"])).toBe("european");
  expect(scaleOf(["NM", "LP"])).toBe("american");
  expect(scaleOf(["NM", "EX", "MP"])).toBe("american");
});
