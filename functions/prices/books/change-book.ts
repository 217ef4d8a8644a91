import type { BookPointer } from "#schemas/storage/price-books.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { type Pauses, unlessOvertaken } from "#shared/kernel/unless-overtaken.ts";
import type { BookPlace } from "./book-file.ts";
import type { BookTerms, MergedBook } from "./merge-points.ts";
import { nextPointer } from "./next-pointer.ts";
import type { PriceBooks } from "./price-books.ts";

export interface ChangeBookDeps extends Pauses {
  readonly books: Pick<PriceBooks, "calendar" | "read" | "publish" | "remove">;
  readonly clock: Clock;
}

/** As often somebody else may be quicker: a set is written by a source or two at a time. */
const tries = 8;

/**
 * Puts another book in the place of a set's. Where somebody else has written it meanwhile, it is read and changed anew, so that
 * nobody's points are lost. A book of which nothing changes is not written.
 *
 * @param change of its bytes, which are absent where there is none yet; the answer says what of it is other than before
 * @throws MessageError `transient` when others were quicker too often
 */
export async function changeBook<Done extends { readonly book?: MergedBook | undefined }>(
  place: BookPlace,
  deps: ChangeBookDeps,
  change: (bytes: Uint8Array | undefined, terms: BookTerms) => Done,
): Promise<Done> {
  const { books, clock } = deps;
  const { calendar } = books;
  const lost: BookPointer[] = [];
  return unlessOvertaken(`The prices of ${place.game}:${place.set}`, tries, deps, async () => {
    const current = await books.read(place);
    const done = change(current?.bytes, { calendar, keptFrom: calendar.keptFrom?.(clock()) });
    if (!done.book) {
      await books.remove(othersThan(current?.pointer, lost));
      return done;
    }
    const { pointer, gone } = nextPointer(place, done.book, current?.pointer, clock());
    if ((await books.publish(pointer, done.book, current?.pointer)) === "published") {
      // What this book is itself is neither gone nor lost, though it may have been replaced or lost before.
      await books.remove([...gone, ...othersThan(pointer, lost)]);
      return done;
    }
    lost.push(pointer);
    return "overtaken";
  });
}

const othersThan = (current: BookPointer | undefined, all: readonly BookPointer[]) =>
  all.filter(({ version }) => version !== current?.version);
