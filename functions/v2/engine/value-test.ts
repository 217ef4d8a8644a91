import type { Bound, ValueTest } from "../grammar/query-tree.ts";
import { fits, folded, standIn, wordsOf } from "./words.ts";

/** A value of a field: a card has one, several, or none of them. */
export type Value = string | number | boolean;

/** Whether a value fulfils a condition: the plain meaning, whatever way a column finds it by. */
export function isFulfilled(value: Value, test: ValueTest): boolean {
  if (test.kind === "range") return isBetween(value, test.from, test.to);
  const { text, isWhole } = test;
  if (text === "*") return true;
  if (typeof value === "number" && isNumber(text)) return value === Number(text);
  if (isWhole) return fits(folded(String(value)), folded(text));
  if (typeof value === "number") return fits(String(value), folded(text));
  const pattern = wordsOf(text);
  // What has no words, as the number `?` of a card, is compared as it stands.
  if (pattern.length === 0) return folded(value.toString()) === folded(text);
  return standIn(wordsOf(String(value)), pattern);
}

const numeric = /^-?\d+(\.\d+)?$/;
const isNumber = (text: string) => numeric.test(text.trim());

/** A number, also one that is written as a text, such as hit points; undefined for anything else. */
export function numberIn(value: Value): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && numeric.test(value) ? Number(value) : undefined;
}

const dated = /^\d{4}\/\d{2}\/\d{2}/;

/** Text that is no number and no day lies in no range, but in the one that is open on both sides. */
function isBetween(value: Value, from: Bound | undefined, to: Bound | undefined): boolean {
  if (!(from || to)) return true;
  if (typeof value === "string" && dated.test(value)) return isDayBetween(value, from, to);
  const number = numberIn(value);
  if (number === undefined || !isOfNumbers(from) || !isOfNumbers(to)) return false;
  if (from && !isBeyond(number, Number(from.text), from.isIncluded)) return false;
  return !to || isBeyond(-number, -Number(to.text), to.isIncluded);
}

const isOfNumbers = (bound: Bound | undefined) => !bound || isNumber(bound.text);

const isBeyond = (number: number, bound: number, isIncluded: boolean) =>
  number > bound || (isIncluded && number === bound);

/** An end that names a month or a year stands for all of its days. */
function isDayBetween(day: string, from: Bound | undefined, to: Bound | undefined): boolean {
  if (!(isOfDays(from) && isOfDays(to))) return false;
  if (from && !isAfter(day, from)) return false;
  if (!to) return true;
  const bound = momentOf(to.text);
  const cut = day.slice(0, bound.length);
  return cut < bound || (to.isIncluded && cut === bound);
}

const isOfDays = (bound: Bound | undefined) => !bound || /^\d{4}($|[/-])/.test(bound.text);

function isAfter(day: string, { text, isIncluded }: Bound): boolean {
  const bound = momentOf(text);
  const cut = day.slice(0, bound.length);
  return cut > bound || (isIncluded && cut === bound);
}

/** As the answers write it: `2023-1-5` is `2023/01/05`. */
const momentOf = (text: string): string =>
  text
    .replace(/^(\d+)[/-](\d+)/, (_all, year, month) => `${year}/${month.padStart(2, "0")}`)
    .replace(/^(\d+\/\d+)[/-](\d+)/, (_all, month, day) => `${month}/${day.padStart(2, "0")}`)
    .replace("T", " ");
