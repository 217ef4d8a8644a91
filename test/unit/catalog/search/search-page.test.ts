import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { settingsOf } from "#functions/catalog/search/query/settings.ts";
import { defaultGame, games } from "#schemas/games/index.ts";

const page = readFileSync(new URL("../../../../docs/search.md", import.meta.url), "utf8");
const parse = (query: string) =>
  parseSearchQuery(query, games.get(settingsOf(query, games).game ?? defaultGame));

/** Rows of all tables under this title, cell by cell. */
const rowsUnder = (title: string): readonly (readonly string[])[] => {
  const [, section = ""] = page.split(`\n## ${title}\n`);
  return [...(section.split("\n## ")[0] ?? "").matchAll(/^\| (`.*) \|$/gm)].map(([, row = ""]) =>
    row.split(" | "),
  );
};
const codesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

const examples = ["Grammar", "Fields", "The whole query"].flatMap((title) =>
  rowsUnder(title).flatMap(([written = ""]) => codesIn(written)),
);

test("[SRCH-1] the page has examples of every kind", () => {
  expect(examples.length).toBeGreaterThan(40);
  expect(rowsUnder("Mistakes").length).toBeGreaterThan(5);
});

test.each(examples)("[SRCH-1] the example %s can be read", (query) => {
  expect(() => parse(query)).not.toThrow();
});

test.each(rowsUnder("Mistakes"))(
  "[SRCH-1] the mistake in %s is at column %s: %s",
  (written, column, answer) => {
    const [query = ""] = codesIn(written);
    expect(() => parse(query)).toThrow(`at column ${column}: `);
    expect(() => parse(query)).toThrow(answer);
  },
);
