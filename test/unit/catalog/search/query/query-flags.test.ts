import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";

const flagged: GameDefinition = {
  ...pokemon,
  attributes: {
    reprint: {
      kind: "flag",
      label: "Reprint",
      description: "Printed before.",
      field: { also: [] },
    },
  },
};

test.each([
  ["reprint:yes", "has", "yes"],
  ["reprint:TRUE", "has", "yes"],
  ["reprint=no", "=", "no"],
  ["reprint!=false", "!=", "no"],
])("[SRCH-1] %j asks for yes or no", (query, compare, value) => {
  const tree = { kind: "text", field: "reprint", compare, value };
  expect(parseSearchQuery(query, flagged)).toEqual(tree);
});

test.each([
  ["reprint:maybe", 'yes or no was expected, not "maybe"'],
  ["reprint:", "yes or no was expected"],
  ["reprint>yes", '"reprint" is yes or no and takes :, = or !=, not >'],
])("[SRCH-1] %j is told what was expected", (query, what) => {
  expect(() => parseSearchQuery(query, flagged)).toThrow(what);
});
