import { type BookShelf, dayShelf, hourShelf } from "#schemas/storage/price-books.ts";
import { DamagedBook } from "./damaged-book.ts";

/** How a book divides time: into spans, each a part of a source, and slots of a span, of which each has one point at most. */
export interface Calendar {
  /** Where its books lie. */
  readonly shelf: BookShelf;
  /** Of the longest span. */
  readonly slots: number;
  readonly slotName: "days" | "hours";
  /** The span of a time, as the points of such a book have it. */
  spanOf(time: string): number;
  /** Its place in the span, from 1 on. */
  slotOf(time: string): number;
  timeOf(span: number, slot: number): string;
  startMs(span: number): number;
  /** @throws DamagedBook where cards have no prices in such a span */
  believed(span: number): number;
  /** The first span of which points are kept at that moment; absent where they are for ever. */
  readonly keptFrom?: (now: Date) => number;
}

/** Months since the year 0: `2026-02-01` is of month 24,313. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const [firstMonth, lastMonth] = [1990 * 12, 2200 * 12];

/** Months of days, `2026-02-01`. */
export const ofDays: Calendar = {
  shelf: dayShelf,
  ...{ slots: 31, slotName: "days" },
  spanOf: monthOf,
  slotOf: (day) => Number(day.slice(8, 10)),
  timeOf(month, day) {
    const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
    return `${pad(year, 4)}-${pad(inYear, 2)}-${pad(day, 2)}`;
  },
  startMs: (month) => Date.UTC(Math.floor(month / 12), month % 12),
  believed(month) {
    if (month >= firstMonth && month < lastMonth) return month;
    throw new DamagedBook(`it has prices of the year ${Math.floor(month / 12)}`);
  },
};

const dayMs = 86_400_000;
/** So many days ago a span may have ended whose hours are kept [PRC-2]. */
export const daysOfHours = 90;
const lastDay = Date.UTC(2200, 0) / dayMs;

/** UTC days, counted from 1970, of hours, `2026-02-01T20`. */
export const ofHours = {
  shelf: hourShelf,
  ...{ slots: 24, slotName: "hours" },
  spanOf: (hour) => Date.parse(hour.slice(0, 10)) / dayMs,
  slotOf: (hour) => Number(hour.slice(11, 13)) + 1,
  timeOf: (day, slot) => hourOf(day * dayMs + (slot - 1) * 3_600_000),
  startMs: (day) => day * dayMs,
  believed(day) {
    if (day < lastDay) return day;
    throw new DamagedBook(`it has prices of day ${day} since 1970`);
  },
  keptFrom: (now) => Math.ceil(now.getTime() / dayMs) - daysOfHours - 1,
} as const satisfies Calendar;

/** The UTC hour of a moment: `2026-02-01T20`. */
export const hourOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 13);

const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
