import { type Games, games as projectGames } from "#schemas/games/index.ts";
import type { BookPointer } from "#schemas/storage/price-books.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { decodeBook, decodeHead } from "../books/book-file.ts";
import { type ChangeBookDeps, changeBook } from "../books/change-book.ts";
import { forgetOld } from "../books/merge-points.ts";
import { partNamed } from "../books/parts.ts";
import type { PriceBooks } from "../books/price-books.ts";

export interface LetHoursGoDeps extends ChangeBookDeps {
  readonly books: PriceBooks;
  /** @default those of this project */
  readonly games?: Games;
}

/** Sets of which hours whose time is over were taken away, and those that have no book of hours any more. */
export type HoursReport = Readonly<Record<"shortened" | "forgotten", number>>;

/** Over its time: a book that nobody writes is written for it once a week, and not each night. */
const daysOver = 7;
/** As long as somebody who has read a pointer may take to read the book. */
const restMs = 3_600_000;
/** Kept of a worker's time for the book that it is at. */
const partingMs = 15_000;

/**
 * Takes hours whose time is over out of books that nobody writes any more, book by book [OPS-7]. One of which nothing is left is in its pointer
 * alone; an hour later its former objects are deleted, and then the pointer. What is due follows from the pointers: whoever has no more
 * time comes back, whoever follows a worker that died goes on where it was, and two side by side do no harm.
 *
 * @param leftMs what is left of the worker's own time
 * @throws AggregateError when books are not what was written, once all others are done
 */
export async function letHoursGo(
  { leftMs }: { readonly leftMs: number },
  deps: LetHoursGoDeps,
): Promise<HoursReport | ComeBack> {
  const { books, clock, games = projectGames } = deps;
  const begun = clock().getTime();
  const report = { shortened: 0, forgotten: 0 };
  const failed: unknown[] = [];
  for (const game of games.names) {
    const pointers = (await books.pointers(game)).toSorted((a, b) => byCodeUnits(a.set, b.set));
    for (const pointer of pointers) {
      if (clock().getTime() - begun > leftMs - partingMs) return new ComeBack(0, report);
      try {
        const done = await looked(pointer, deps);
        if (done) report[done] += 1;
      } catch (error) {
        failed.push(error);
      }
    }
  }
  if (failed.length === 0) return report;
  throw new AggregateError(failed, `${failed.length} books of hours cannot be gone through.`);
}

async function looked(
  pointer: BookPointer,
  deps: LetHoursGoDeps,
): Promise<keyof HoursReport | undefined> {
  const { books, clock } = deps;
  const now = clock();
  const [first] = (await spansOf(pointer, books)).toSorted((a, b) => a - b);
  if (first === undefined) {
    const isRested = now.getTime() - Date.parse(pointer.changedAt) > restMs;
    return isRested && (await forgotten(pointer, books)) ? "forgotten" : undefined;
  }
  const keptFrom = books.calendar.keptFrom?.(now) ?? first;
  if (first >= keptFrom - daysOver) return undefined;
  const place = { game: pointer.game, set: pointer.set };
  const { book } = await changeBook(place, deps, (bytes, terms) => ({
    book: bytes && forgetOld(place, bytes, terms),
  }));
  return book && "shortened";
}

/** The days that a book has hours of; its head is in the pointer, unless it is long. */
async function spansOf(
  { head, ...place }: BookPointer,
  books: Pick<PriceBooks, "read">,
): Promise<readonly number[]> {
  const bytes = head ? undefined : (await books.read(place))?.bytes;
  const packs = head ? decodeHead(head).packs : bytes && decodeBook(bytes).packs;
  return [...(packs?.keys() ?? [])].map((name) => partNamed(name).span);
}

/** The pointer goes last: as long as it is there, somebody knows what is to be deleted. */
async function forgotten(pointer: BookPointer, books: PriceBooks): Promise<boolean> {
  const { game, set, superseded } = pointer;
  await books.remove(superseded.map(({ version }) => ({ game, set, version })));
  return (await books.forget(pointer)) === "forgotten";
}
