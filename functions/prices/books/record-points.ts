import type { Recorded } from "#shared/kernel/recorded.ts";
import type { BookPlace } from "./book-file.ts";
import { type ChangeBookDeps, changeBook } from "./change-book.ts";
import { mergePoints } from "./merge-points.ts";
import type { NewPoint } from "./point.ts";

export type RecordPointsDeps = ChangeBookDeps;

/**
 * Puts points into the book of a set.
 *
 * @throws MessageError `transient` when others were quicker too often
 */
export async function recordPoints(
  place: BookPlace,
  points: readonly NewPoint[],
  deps: RecordPointsDeps,
): Promise<Recorded> {
  const { written, unchanged, older } = await changeBook(place, deps, (bytes, terms) =>
    mergePoints(place, bytes, points, terms),
  );
  return { written, unchanged, older };
}
