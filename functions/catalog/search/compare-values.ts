import type { Comparison } from "./query/search-tree.ts";

/** A day cut to the length of what it is compared with: a year, a month or a day. */
export const cutLike = (day: string, value: string) => day.slice(0, value.length);

/** Whether a value stands so to what is wanted; dates compare as text. */
export function compares<T extends number | string>(
  compare: Comparison,
  value: T,
  wanted: T,
): boolean {
  switch (compare) {
    case "=":
      return value === wanted;
    case "!=":
      return value !== wanted;
    case "<":
      return value < wanted;
    case "<=":
      return value <= wanted;
    case ">":
      return value > wanted;
    case ">=":
      return value >= wanted;
  }
}
