import { describe, expect, test } from "vitest";
import { Day, Instant, Language, PrintingId, SetId, wholeNumber } from "#schemas/values.ts";

describe("a whole number in a path or a query", () => {
  const number = wholeNumber({ least: 1, most: 100 });

  test.each([
    ["1", 1],
    ["100", 100],
  ])("%s is %i", (text, value) => expect(number.parse(text)).toBe(value));

  test.each([
    "0x10",
    "1e2",
    " 5",
    "5 ",
    "+5",
    "05",
    "5.0",
    "",
    "-1",
    "0",
    "101",
    "٥",
    "1_0",
    "NaN",
  ])("%j is none", (text) => expect(number.safeParse(text).success).toBe(false));
});

test.each(["zz", "EN", "en-gb", "english", ""])("%j is no language of the catalogue", (code) => {
  const said = Language.safeParse(code);
  expect(said.error?.issues[0]?.message).toContain("en, de, fr");
  expect(SetId.safeParse(`pokemon:${code}:base1`).success).toBe(false);
  expect(PrintingId.safeParse(`pokemon:${code}:base1-4`).success).toBe(false);
});

test.each(["en", "es-mx", "pt-br", "zh-tw"])("%s is a language of the catalogue", (code) => {
  expect(Language.parse(code)).toBe(code);
  expect(SetId.safeParse(`pokemon:${code}:base1`).success).toBe(true);
  expect(PrintingId.safeParse(`pokemon:${code}:base1-4`).success).toBe(true);
});

test.each(["yesterday", "2026-02-01", "2026-02-01T06:00:00Z", "2026-02-01T06:00:00.000+01:00"])(
  "%s is no moment, and the message shows one",
  (text) => {
    const message = Instant.safeParse(text).error?.issues[0]?.message ?? "";
    expect(Instant.safeParse(message.split(" ").at(-1)).success).toBe(true);
  },
);

test.each(["today", "2026-02-30", "2026-2-1"])(
  "%s is no day, and the message shows one",
  (text) => {
    const message = Day.safeParse(text).error?.issues[0]?.message ?? "";
    expect(Day.safeParse(message.split(" ").at(-1)).success).toBe(true);
  },
);
