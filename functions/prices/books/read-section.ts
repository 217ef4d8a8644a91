import { DamagedBook } from "./damaged-book.ts";
import { type BlockPoint, decodeBlock } from "./month-block.ts";
import { dayOf, monthOf, partNamed } from "./months.ts";
import type { Columns, SeriesKey } from "./point.ts";
import { decodeSection } from "./printing-section.ts";

/** A day of a series as it is read; the observation's pack by its place among those of the source in the month. */
export interface HistoryPoint {
  readonly day: string;
  readonly columns: Columns;
  readonly observed: { readonly atMs: number; readonly pack: number; readonly line: number };
}

/** The days of a series, in order. */
export interface HistorySeries {
  readonly key: SeriesKey;
  readonly points: readonly HistoryPoint[];
}

/** Days from the first to the last, both included: `2026-02-01`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * What a section has of these days, series by series; only months that have some are unpacked.
 *
 * @throws DamagedBook when the bytes are no section
 */
export function readSection(bytes: Uint8Array, { from, to }: DayRange): readonly HistorySeries[] {
  const { series, parts } = decodeSection(bytes);
  const found = series.map((key) => ({ key, points: [] as HistoryPoint[] }));
  for (const [name, block] of parts) {
    const { month } = partNamed(name);
    if (month < monthOf(from) || month > monthOf(to)) continue;
    for (const { series: place, points } of decodeBlock(month, block)) {
      const own = found[place];
      if (!own) throw new DamagedBook(`a month is of series ${place} of ${series.length}`);
      own.points.push(...inRange(month, points, { from, to }));
    }
  }
  return found.filter(({ points }) => points.length > 0);
}

const inRange = (month: number, points: readonly BlockPoint[], { from, to }: DayRange) =>
  points
    .map(({ day, columns, observed }) => ({ day: dayOf(month, day), columns, observed }))
    .filter(({ day }) => day >= from && day <= to);
