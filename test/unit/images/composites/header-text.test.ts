import { expect, test } from "vitest";
import { linesOf, titleText } from "#functions/images/composites/layout/header-text.ts";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";

/** The room that a page of three columns leaves for its title, in pixels of the design. */
const narrow = 599;

test.each([
  { title: undefined, lines: 0 },
  { title: "Base Set", lines: 1 },
  { title: "My favourite Charizard cards, of all sets", lines: 2 },
])("$title takes $lines lines above three columns", ({ title, lines }) => {
  expect(titleText(title, narrow)).toMatchObject({ lines, size: 34 });
});

test("a title of 120 letters is set smaller, in as many lines as it takes", () => {
  const { size, lines } = titleText(
    "The quick brown fox jumps over it. ".repeat(4).slice(0, 120),
    narrow,
  );
  expect(size).toBeLessThan(34);
  expect(lines).toBeGreaterThan(1);
});

test("a page grows by the lines of its title, and not without one", () => {
  const headerOf = (title?: string) =>
    layoutOf({ cards: { length: 9 }, options: CompositeOptions.parse({ title }) }).measures.header
      .texts;
  expect(headerOf()).toBe(0);
  expect(headerOf("My favourite Charizard cards, of all sets")).toBe(headerOf("Base Set") + 46);
});

test.each([
  { text: "a".repeat(99), lines: 6 },
  { text: "花".repeat(20), lines: 3 },
  { text: "á".normalize("NFD").repeat(10), lines: 1 },
])("$text takes $lines lines of ten ems", ({ text, lines }) => {
  expect(linesOf(text, 10)).toBe(lines);
});
