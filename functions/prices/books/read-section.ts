import { type BlockPoint, decodeBlock } from "./block.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { partNamed } from "./parts.ts";
import type { Columns, SeriesKey } from "./point.ts";
import { decodeSection } from "./printing-section.ts";

/** A day of a series as it is read, or an hour; the observation's pack by its place among those of the source in the span. */
export interface HistoryPoint {
  /** `2026-02-01`; of a book of hours `2026-02-01T20`. */
  readonly day: string;
  readonly columns: Columns;
  readonly observed: { readonly atMs: number; readonly pack: number; readonly line: number };
}

/** The days of a series, in order; or its hours. */
export interface HistorySeries {
  readonly key: SeriesKey;
  readonly points: readonly HistoryPoint[];
}

/** From the first to the last, both included, as the points of a book have them: `2026-02-01`, `2026-02-01T20`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * What a section has of these days or hours, series by series; only spans that have some are unpacked.
 *
 * @throws DamagedBook when the bytes are no section
 */
export function readSection(
  bytes: Uint8Array,
  { from, to }: DayRange,
  calendar: Calendar = ofDays,
): readonly HistorySeries[] {
  const { series, parts } = decodeSection(bytes, calendar);
  const found = series.map((key) => ({ key, points: [] as HistoryPoint[] }));
  for (const [name, block] of parts) {
    const { span } = partNamed(name);
    if (span < calendar.spanOf(from) || span > calendar.spanOf(to)) continue;
    const timeOf = (slot: number) => calendar.timeOf(span, slot);
    for (const { series: place, points } of decodeBlock(span, block, calendar)) {
      const own = found[place];
      if (!own) throw new DamagedBook(`a part is of series ${place} of ${series.length}`);
      own.points.push(...inRange(points, { from, to }, timeOf));
    }
  }
  return found.filter(({ points }) => points.length > 0);
}

const inRange = (
  points: readonly BlockPoint[],
  { from, to }: DayRange,
  timeOf: (slot: number) => string,
) =>
  points
    .map(({ slot, columns, observed }) => ({ day: timeOf(slot), columns, observed }))
    .filter(({ day }) => day >= from && day <= to);
