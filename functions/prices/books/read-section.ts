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
  const timesIn = spanTimes(calendar);
  for (const [name, block] of parts) {
    const { span } = partNamed(name);
    if (span < calendar.spanOf(from) || span > calendar.spanOf(to)) continue;
    const timeOf = timesIn(span);
    for (const { series: place, points } of decodeBlock(span, block, calendar)) {
      const own = found[place];
      if (!own) throw new DamagedBook(`a part is of series ${place} of ${series.length}`);
      own.points.push(...inRange(points, { from, to }, timeOf));
    }
  }
  return found.filter(({ points }) => points.length > 0);
}

/** Times of the slots of a span, each written once: a year of nine series has each of its days nine times. */
function spanTimes(calendar: Calendar): (span: number) => (slot: number) => string {
  const spans = new Map<number, string[]>();
  return (span) => {
    const known = spans.get(span) ?? [];
    spans.set(span, known);
    return (slot) => {
      known[slot] ??= calendar.timeOf(span, slot);
      return known[slot];
    };
  };
}

const inRange = (
  points: readonly BlockPoint[],
  { from, to }: DayRange,
  timeOf: (slot: number) => string,
) =>
  points.flatMap(({ slot, columns, observed }) => {
    const day = timeOf(slot);
    return day >= from && day <= to ? [{ day, columns, observed }] : [];
  });
