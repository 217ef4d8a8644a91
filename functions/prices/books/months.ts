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

const [firstMonth, lastMonth] = [1990 * 12, 2200 * 12];

/** @throws DamagedBook where cards have no prices in such a month */
export function believedMonth(month: number): number {
  if (month >= firstMonth && month < lastMonth) return month;
  throw new DamagedBook(`it has prices of the year ${Math.floor(month / 12)}`);
}

const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
