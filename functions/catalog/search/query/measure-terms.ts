import type { FieldKind } from "#schemas/games/index.ts";
import { badQuery } from "../../errors.ts";
import { valueExpected } from "./field-kinds.ts";
import type { GivenField } from "./given-field.ts";
import type { Comparison, SearchTree } from "./search-tree.ts";

/** Kinds of values that one can be more than another. */
type Measure = Extract<FieldKind, "number" | "date" | "amount" | "percent">;

/** How a value is written. */
const patterns: Readonly<Record<Measure, RegExp>> = {
  number: /^\d{1,6}$/,
  date: /^\d{4}(-\d\d(-\d\d)?)?$/,
  amount: /^\d{1,9}(\.\d{1,2})?$/,
  percent: /^-?\d{1,7}(\.\d{1,2})?%?$/,
};

export const isMeasure = (kind: FieldKind): kind is Measure => Object.hasOwn(patterns, kind);

/**
 * What a field says whose values are compared: one value, or all between two of which one may be left out, `10..20`, `10..`.
 *
 * @throws DomainError `catalog.bad_query` when a value is none of its kind, or the first of two is more than the second
 */
export function measureTerm({ field, text, token }: GivenField, kind: Measure): SearchTree {
  const { operator, valueColumn } = token;
  const value = plain(text);
  const between = value.indexOf("..");
  const termOf = (compare: Comparison, from: number, to?: number): SearchTree => {
    const written = value.slice(from, to);
    if (!isWritten(kind, written)) {
      const what = valueExpected(kind);
      throw badQuery(
        valueColumn + Math.min(from, text.length),
        `${what}, not "${text.slice(from, to)}"`,
      );
    }
    return compared(kind, field.column, compare, written);
  };
  if (between < 0) return termOf(comparisonOf(operator), 0);
  if (operator !== ":" && operator !== "=") {
    const at = token.column + token.name.length;
    throw badQuery(at, `"${field.name}" between two values takes : or =, not ${operator}`);
  }
  const [least, most] = [between > 0, between + 2 < value.length];
  if (!(least || most)) throw badQuery(valueColumn, `${valueExpected(kind)}, not "${text}"`);
  const parts = [
    ...(least ? [termOf(">=", 0, between)] : []),
    ...(most ? [termOf("<=", between + 2)] : []),
  ];
  const [first, second] = parts;
  if (!(first && second)) return first ?? { kind: "all" };
  if (isMore(first, second)) {
    throw badQuery(valueColumn, `the first of two values is the lesser one, not "${text}"`);
  }
  return { kind: "and", parts };
}

/** Wide letters and other signs for minus, one for one. */
const plain = (text: string): string =>
  [...text].map((sign) => sign.normalize("NFKC").replace("\u2212", "-")).join("");

const isWritten = (kind: Measure, value: string): boolean =>
  patterns[kind].test(value) && (kind !== "date" || isOnCalendar(value));

function compared(
  kind: Measure,
  field: string,
  compare: Comparison,
  value: string,
): Extract<SearchTree, { kind: "number" | "date" | "price" }> {
  if (kind === "date") return { kind, field, compare, value };
  // -0 is 0.
  const number = Number(value.replace("%", "")) + 0;
  return { kind: kind === "number" ? kind : "price", field, compare, value: number };
}

const isMore = (first: SearchTree, second: SearchTree): boolean =>
  "value" in first && "value" in second && isLater(first.value, second.value);

/** Of days and months or years as far as both say something. */
function isLater(first: string | number, second: string | number): boolean {
  if (typeof first === "number" || typeof second === "number") return first > second;
  const length = Math.min(first.length, second.length);
  return first.slice(0, length) > second.slice(0, length);
}

/** Whether there is such a month or day: 2024-02-30 is none. */
function isOnCalendar(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function comparisonOf(operator: string): Comparison {
  switch (operator) {
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return operator;
    default:
      return "=";
  }
}
