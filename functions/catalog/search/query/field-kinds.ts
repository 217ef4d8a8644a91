import type { FieldKind } from "#schemas/games/index.ts";

/** What people are told that a field is. */
export const whatIs: Readonly<Record<FieldKind, string>> = {
  ...{ text: "text", prose: "text", mark: "a word", flag: "yes or no" },
  ...{ number: "a number", date: "a date", amount: "an amount", percent: "a percentage" },
};

const expected: Readonly<Record<FieldKind, string>> = {
  ...{ text: "a value", prose: "words", mark: "a word", number: "a whole number" },
  ...{ flag: "yes or no", date: "a date such as 2020, 2020-06 or 2020-06-05" },
  ...{ amount: "an amount such as 50 or 12.50", percent: "a percentage such as 20 or -7.5" },
};

/** What should stand behind a field. */
export const valueExpected = (kind: FieldKind): string =>
  `${expected[kind]} ${kind === "prose" ? "were" : "was"} expected`;
