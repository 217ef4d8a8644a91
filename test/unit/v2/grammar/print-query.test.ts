import fc from "fast-check";
import { expect, test } from "vitest";
import { BadQuery } from "#functions/v2/grammar/bad-query.ts";
import { parseQuery } from "#functions/v2/grammar/parse-query.ts";
import { printQuery } from "#functions/v2/grammar/print-query.ts";
import { queryTrees } from "#test/support/v2/v2-queries.ts";

test("[SRCH-5] printing a tree and reading it again gives the same tree", () => {
  const trees = queryTrees(["name", "set.id", "attacks.damage"], fc.string({ maxLength: 8 }));
  fc.assert(
    fc.property(trees, (tree) => {
      expect(parseQuery(printQuery(tree))).toEqual(tree);
    }),
  );
});

test("[SRCH-5] any text is read, or refused with a column of it", () => {
  const piece = fc.constantFrom(
    ...['name:"', "(", ")", "[1 TO ", "]", "}", " OR ", " AND ", "NOT ", "-", "!", "*", ":", "\\"],
    ...["set.id:", "sv1", '"', " ", "★", "ﷺ", "a:b", "hp:{", "TO"],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (query) => {
      try {
        const tree = parseQuery(query);
        expect(parseQuery(printQuery(tree))).toEqual(tree);
      } catch (error) {
        expect(error).toBeInstanceOf(BadQuery);
        const { column } = error as BadQuery;
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual(query.length + 1);
      }
    }),
    { numRuns: 1_000 },
  );
});
