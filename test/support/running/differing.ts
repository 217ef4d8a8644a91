import { isDeepStrictEqual } from "node:util";

type Items = readonly Record<string, unknown>[];

/**
 * The items of two readings of a table that differ: of thousands that are compared as a whole, a
 * failure would show none.
 */
export function differing(before: Items, after: Items) {
  const byKey = (items: Items) =>
    new Map(items.map((item) => [`${item["pk"]} ${item["sk"]}`, item]));
  const [olds, news] = [byKey(before), byKey(after)];
  return [...new Set([...olds.keys(), ...news.keys()])]
    .filter((key) => !isDeepStrictEqual(olds.get(key), news.get(key)))
    .map((key) => ({ key, before: olds.get(key), after: news.get(key) }));
}
