import { GivenDay } from "#schemas/collections/own-price.ts";
import type { Day } from "#schemas/values.ts";
import { dayOf, dayOfNumber, fullYear, monthOf } from "./calendar.ts";
import type { DayOrder } from "./day-order.ts";
import { nothing, type ReadCell } from "./read-cell.ts";

/** The year, or the time of day behind it. */
const end = "(?=$|[T ,])";
const iso = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${end}`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const east = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;
const parted = new RegExp(`^(\\d{1,2})([/.\\-])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})${end}`);
const dayThenMonth =
  /^(\d{1,2})(?:st|nd|rd|th)?[.\s-]+(?:de )?(\p{L}+)\.?,?[\s-]+(?:de )?(\d{4}|\d{2})(?!\d)/u;
const monthThenDay = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

/**
 * The day that a cell says: `2026-06-30`, also with a time behind it, `30.6.2026`, `6/30/2026`, `30 Jun 2026`, or the number that a
 * spreadsheet has for it. Of `3/4/2026` the order must be known.
 */
export function readDay(text: string, order: DayOrder | undefined): ReadCell<Day> {
  const plain = text.normalize("NFKC").trim();
  if (plain === "" || /^(?:-|n\/a|null|none)$/i.test(plain)) return nothing;
  const found = plainDay(plain) ?? wordyDay(plain) ?? partedDay(plain, order);
  if (found === undefined) return { wrong: "is no day, such as 2026-06-30" };
  if (found === "either") {
    return { wrong: "may be two days: no row of its column tells the day from the month" };
  }
  const value = GivenDay.safeParse(found).data;
  return value === undefined ? { wrong: "is before there were trading card games" } : { value };
}

function plainDay(text: string): Day | undefined {
  const [, year, month, day] = iso.exec(text) ?? compact.exec(text) ?? east.exec(text) ?? [];
  return year === undefined ? dayOfNumber(text) : dayOf(Number(year), Number(month), Number(day));
}

function wordyDay(text: string): Day | undefined {
  const [, day, word = "", year] = dayThenMonth.exec(text) ?? [];
  if (year !== undefined) return dayOf(fullYear(year), monthOf(word) ?? 0, Number(day));
  const [, name = "", date, inYear] = monthThenDay.exec(text) ?? [];
  return inYear === undefined ? undefined : dayOf(Number(inYear), monthOf(name) ?? 0, Number(date));
}

function partedDay(text: string, order: DayOrder | undefined): Day | "either" | undefined {
  const [, first, sign, second, year] = parted.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return undefined;
  const dayFirst = dayOf(fullYear(year), Number(second), Number(first));
  // Nobody who writes a month first parts it by dots.
  const monthFirst =
    sign === "." ? undefined : dayOf(fullYear(year), Number(first), Number(second));
  if (dayFirst === undefined || monthFirst === undefined) return dayFirst ?? monthFirst;
  if (dayFirst === monthFirst) return dayFirst;
  if (order === undefined) return "either";
  return order === "day_first" ? dayFirst : monthFirst;
}
