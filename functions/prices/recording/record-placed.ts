import { nothingRecorded, type Recorded } from "#shared/kernel/recorded.ts";
import type { BookPlace } from "../books/book-file.ts";
import { hourOf } from "../books/calendar.ts";
import type { NewPoint } from "../books/point.ts";
import type { PriceBooks } from "../books/price-books.ts";
import { type RecordPointsDeps, recordPoints } from "../books/record-points.ts";

/** A day's prices of a card, with where they belong. */
export interface PlacedPoint {
  readonly book: BookPlace;
  readonly point: NewPoint;
  /** Who answered; the series may be called otherwise. */
  readonly source: string;
}

export interface RecordPlacedDeps extends RecordPointsDeps {
  /** Absent where no prices of hours are kept. */
  readonly hours?: {
    readonly books: PriceBooks;
    /** Whether a source is asked for single cards each hour: of others the day says all there is. */
    isOf(source: string): boolean;
  };
}

/** Points by the books that they belong to. */
export const byBook = (placed: readonly PlacedPoint[]): readonly (readonly PlacedPoint[])[] => [
  ...Map.groupBy(placed, ({ book: { game, set } }) => `${game}:${set}`).values(),
];

/**
 * Puts points of one set into its book of days; and into that of hours, where their source is asked hourly and their hours are kept. What
 * became of them is told of the days.
 *
 * @throws MessageError `transient` when others were quicker too often
 */
export async function recordPlaced(
  placed: readonly PlacedPoint[],
  deps: RecordPlacedDeps,
): Promise<Recorded> {
  const [first] = placed;
  if (!first) return nothingRecorded;
  const points = placed.map(({ point }) => point);
  const recorded = await recordPoints(first.book, points, deps);
  const hours = pointsOfHours(placed, deps);
  const books = deps.hours?.books;
  if (books && hours.length > 0) await recordPoints(first.book, hours, { ...deps, books });
  return recorded;
}

/** The hour is that of the observation, whatever day a body states. */
function pointsOfHours(
  placed: readonly PlacedPoint[],
  { hours, clock }: RecordPlacedDeps,
): readonly NewPoint[] {
  if (!hours) return [];
  const { calendar } = hours.books;
  const keptFrom = calendar.keptFrom?.(clock()) ?? 0;
  return placed
    .filter(({ source }) => hours.isOf(source))
    .map(({ point }) => ({ ...point, day: hourOf(point.observed.atMs) }))
    .filter(({ day }) => calendar.spanOf(day) >= keptFrom);
}
