/** What parts the decimals of amounts: `1.50` or `1,50`. */
export type DecimalMark = "." | ",";

const isPoint = /^\D*[\d,' ]*\d\.\d{1,2}\D*$|\d,\d{3}\.\d/;
const isComma = /^\D*[\d.' ]*\d,\d{1,2}\D*$|\d\.\d{3},\d/;

/** Longer cells are no amounts. */
const mostDigits = 40;

/** Which mark a column uses, by cells that leave no doubt: most of them decide. Undefined where none does. */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | undefined {
  let points = 0;
  let commas = 0;
  let seen = 0;
  for (const cell of cells) {
    if (cell === "" || cell.length > mostDigits) continue;
    if (isPoint.test(cell)) points += 1;
    else if (isComma.test(cell)) commas += 1;
    seen += 1;
    if (seen >= 500) break;
  }
  if (points === commas) return undefined;
  return points > commas ? "." : ",";
}

/**
 * A number as people and spreadsheets write it, as plain decimal text: `1.234,56` and `1,234.56` are `1234.56`. A single mark with three
 * digits behind it parts thousands, unless it is the column's own.
 *
 * @param mark undefined of what has no decimals, as yen
 * @returns undefined where it is no number
 */
export function plainDecimal(text: string, mark: DecimalMark | undefined): string | undefined {
  const number = text.replace(/['’\s]/g, "");
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(number)) return undefined;
  const decimal = decimalIn(number, mark);
  const [whole = "", fraction] =
    decimal === undefined ? [number] : splitAt(number, number.lastIndexOf(decimal));
  if (!isGrouped(whole, decimal)) return undefined;
  const digits = whole.replace(/[.,]/g, "") || "0";
  return fraction === undefined || fraction === "" ? digits : `${digits}.${fraction}`;
}

const splitAt = (text: string, place: number) => [text.slice(0, place), text.slice(place + 1)];

/** Which sign stands before the decimals of a number, if any. */
function decimalIn(number: string, mark: DecimalMark | undefined): DecimalMark | undefined {
  const point = number.lastIndexOf(".");
  const comma = number.lastIndexOf(",");
  if (point >= 0 && comma >= 0) return point > comma ? "." : ",";
  if (point < 0 && comma < 0) return undefined;
  const only = point >= 0 ? "." : ",";
  if (number.indexOf(only) !== number.lastIndexOf(only)) return undefined;
  return only !== mark && /^\d{1,3}[.,]\d{3}$/.test(number) ? undefined : only;
}

/** Whether signs before the decimals part thousands, and are one and the same. */
function isGrouped(whole: string, decimal: DecimalMark | undefined): boolean {
  if (!/[.,]/.test(whole)) return true;
  const sign = whole.includes(".") ? "." : ",";
  if (sign === decimal || (whole.includes(".") && whole.includes(","))) return false;
  const [first = "", ...others] = whole.split(sign);
  // India parts hundreds above the thousands: 1,23,456.
  return /^\d{1,3}$/.test(first) && others.every((one, place) => hasGroup(one, place, others));
}

const hasGroup = (group: string, place: number, all: readonly string[]) =>
  place === all.length - 1 ? /^\d{3}$/.test(group) : /^\d{2,3}$/.test(group);
