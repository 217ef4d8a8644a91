import fc from "fast-check";
import type { QueryTree } from "#functions/v2/grammar/query-tree.ts";

const day = fc
  .tuple(fc.integer({ min: 1999, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}/${String(month).padStart(2, "0")}/15`);
const bound = fc.record({
  text: fc.oneof(fc.integer({ min: -3, max: 300 }).map(String), day, fc.constant("2010")),
  isIncluded: fc.boolean(),
});

/**
 * Any tree that printing keeps apart: `and` and `or` have several parts, none of their own kind.
 *
 * @param texts that conditions ask for
 */
export function queryTrees(
  fields: readonly string[],
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<QueryTree> {
  const field = fc.constantFrom(...fields);
  const clause = fc.oneof(
    fc.tuple(field, texts, fc.boolean()).map(
      ([name, text, isWhole]): QueryTree => ({
        ...{ kind: "clause", field: name },
        test: { kind: "text", text, isWhole },
      }),
    ),
    fc.tuple(field, fc.option(bound, { nil: undefined }), fc.option(bound, { nil: undefined })).map(
      ([name, from, to]): QueryTree => ({
        ...{ kind: "clause", field: name },
        test: { kind: "range", ...(from && { from }), ...(to && { to }) },
      }),
    ),
  );
  const within = (depth: number, but?: string): fc.Arbitrary<QueryTree> => {
    if (depth === 0) return clause;
    const joined = (["and", "or"] as const)
      .filter((kind) => kind !== but)
      .map((kind) =>
        fc
          .array(within(depth - 1, kind), { minLength: 2, maxLength: 3 })
          .map((parts): QueryTree => ({ kind, parts })),
      );
    const not = within(depth - 1).map((part): QueryTree => ({ kind: "not", part }));
    return fc.oneof({ weight: 3, arbitrary: clause }, not, ...joined);
  };
  return within(3);
}
