import { dayOfNumber, monthOf } from "./calendar.ts";
import { nothing, type ReadCell } from "./read-cell.ts";

/** Days of months in any year; the 29th of February is none that a spreadsheet takes in most years. */
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Sets with fewer cards are not numbered with their total. */
const leastTotal = 10;

const monthYear = /^(?:0?1[.\s-]+)?(\p{L}{3,9})\.?[\s-]+(\d{2}|\d{4})$/u;
const dayMonth = /^(\d{1,2})[.\s-]+(\p{L}{3,9})\.?$/u;
const isoDay = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.Z+]*)?$/;
const partedDay = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:[T ][\d:.]*)?$/;

/**
 * The number of a card as its column says it. A spreadsheet takes `4/102` for April 2002 and `4/25` for a day in April; that is undone as
 * far as it is certain: of `Apr-65` only that the number is 4.
 *
 * @returns what is wrong where a date may have been two numbers
 */
export function readCardNumber(text: string): ReadCell<string> {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:#|no?\.?\s*(?=\d)|nr\.?\s*)/i, "");
  if (plain === "" || /^(?:-|n\/a|none|null)$/i.test(plain)) return nothing;
  if (/^\d{1,3}[.,]0$/.test(plain)) return { value: plain.slice(0, -2) };
  const undone = undoneDate(plain);
  if (undone === undefined) return { value: plain.replace(/\s*\/\s*/g, "/") };
  return undone === "either"
    ? { wrong: "was made a date by a spreadsheet, and may have been two numbers" }
    : { value: undone };
}

/** What a date was before it was one; undefined for what is no date. */
function undoneDate(text: string): string | "either" | undefined {
  const [, inWords = "", year] = monthYear.exec(text) ?? [];
  const month = monthOf(inWords);
  if (month !== undefined && year !== undefined) return ofMonth(month, year);
  const [, day, name = ""] = dayMonth.exec(text) ?? [];
  const named = monthOf(name);
  if (named !== undefined) return ofDay(Number(day), named);
  return ofWholeDate(text);
}

/** `Apr-02` was `4/102`: a year of two digits hides whether it was 65 or 165. */
function ofMonth(month: number, year: string): string {
  if (year.length === 4) return `${month}${totalOf(Number(year))}`;
  // What is a day of that month would have become one, so that only a total above 100 is left.
  const isCertain = Number(year) <= (daysIn[month - 1] ?? 0);
  return isCertain ? `${month}/${100 + Number(year)}` : String(month);
}

const totalOf = (year: number) => {
  if (year >= 2000 && year < 2100) return `/${year - 1900}`;
  return year >= 1930 && year < 2000 ? `/${year - 1900}` : "";
};

/** `25-Apr` was `4/25`; `2-Apr` was `4/2` or `2/4`. */
function ofDay(day: number, month: number): string | "either" {
  const fits = [
    [month, day],
    [day, month],
  ].filter(([number = 0, total = 0]) => number <= total && total >= leastTotal);
  const [only] = fits;
  if (only === undefined) return "either";
  return day === month || fits.length === 1 ? only.join("/") : "either";
}

function ofWholeDate(text: string): string | "either" | undefined {
  const [, year, month, day] = isoDay.exec(dayOfNumber(text) ?? text) ?? [];
  if (year !== undefined) {
    return day === "01" ? ofMonth(Number(month), year) : ofDay(Number(day), Number(month));
  }
  const [, first, , second, inYear] = partedDay.exec(text) ?? [];
  if (first === undefined || second === undefined || inYear === undefined) return undefined;
  const most = Math.max(Number(first), Number(second));
  if (Math.min(Number(first), Number(second)) === 1 && most <= 12) return ofMonth(most, inYear);
  return ofDay(Number(second), Number(first));
}
