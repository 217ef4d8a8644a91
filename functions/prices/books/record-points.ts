import type { BookPointer } from "#schemas/storage/price-books.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Recorded } from "#shared/kernel/recorded.ts";
import { type Pauses, unlessOvertaken } from "#shared/kernel/unless-overtaken.ts";
import type { BookPlace } from "./book-file.ts";
import { mergePoints } from "./merge-points.ts";
import { nextPointer } from "./next-pointer.ts";
import type { NewPoint } from "./point.ts";
import type { PriceBooks } from "./price-books.ts";

export interface RecordPointsDeps extends Pauses {
  readonly books: PriceBooks;
  readonly clock: Clock;
}

/** As often somebody else may be quicker: a set is written by a source or two at a time. */
const tries = 8;

/**
 * Puts points into the book of a set. Where somebody else has written it meanwhile, it is read anew, so that
 * nobody's points are lost. A book of which nothing changes is not written.
 *
 * @throws MessageError `transient` when others were quicker too often
 */
export async function recordPoints(
  place: BookPlace,
  points: readonly NewPoint[],
  deps: RecordPointsDeps,
): Promise<Recorded> {
  const { books, clock } = deps;
  const lost: BookPointer[] = [];
  return unlessOvertaken(`The prices of ${place.game}:${place.set}`, tries, deps, async () => {
    const current = await books.read(place);
    const { book, ...counts } = mergePoints(place, current?.bytes, points);
    if (!book) {
      await books.remove(othersThan(current?.pointer, lost));
      return counts;
    }
    const { pointer, gone } = nextPointer(place, book, current?.pointer, clock());
    if ((await books.publish(pointer, book, current?.pointer)) === "published") {
      // A book never goes back to what it was, for points only come to it: what is gone or lost stays so.
      await books.remove([...gone, ...othersThan(pointer, lost)]);
      return counts;
    }
    lost.push(pointer);
    return "overtaken";
  });
}

const othersThan = (current: BookPointer | undefined, all: readonly BookPointer[]) =>
  all.filter(({ version }) => version !== current?.version);
