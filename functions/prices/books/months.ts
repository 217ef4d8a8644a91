import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { DamagedBook } from "./damaged-book.ts";

/** Months since the year 0: `2026-02-01` is of month 24,313. */
export const monthOf = (day: string): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** From 1 to 31. */
export const dayInMonth = (day: string): number => Number(day.slice(8, 10));

export const dayOf = (month: number, dayNumber: number): string => {
  const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
  return `${pad(year, 4)}-${pad(inYear, 2)}-${pad(dayNumber, 2)}`;
};

export const monthStartMs = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12);

/**
 * A part of a book: a month of a source. What one source says is unpacked without what the others did, because each speaks
 * at an hour of its own.
 */
export interface Part {
  readonly month: number;
  readonly source: string;
}

/** A part as text, and back: `24313 tcgplayer`. */
export const partName = ({ month, source }: Part): string => `${month} ${source}`;
export function partNamed(name: string): Part {
  const at = name.indexOf(" ");
  return { month: Number(name.slice(0, at)), source: name.slice(at + 1) };
}
export const compareParts = (a: Part, b: Part): number =>
  a.month - b.month || byCodeUnits(a.source, b.source);

const [firstMonth, lastMonth] = [1990 * 12, 2200 * 12];

/** @throws DamagedBook where cards have no prices in such a month */
export function believedMonth(month: number): number {
  if (month >= firstMonth && month < lastMonth) return month;
  throw new DamagedBook(`it has prices of the year ${Math.floor(month / 12)}`);
}

const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
