import type { Ulid } from "#schemas/values.ts";
import type { Shelf } from "./shelf.ts";

/**
 * Rows of one shelf: as many as the largest file has, so that any file fits onto an empty one. A shelf is gone through whole at each new index, to match its rows again,
 * which is 100 MB and 12,500 read units by then. Imports that end at the same moment do not see each other, and may go beyond it by what they bring.
 */
export const mostShelved = 50_000;

/** Those of some rows that a shelf has room for, the first ones; so many others of the import lie there already. */
export type FitOnShelf = <Row>(rows: readonly Row[], already: number) => Promise<readonly Row[]>;

/**
 * The room that an import finds on the shelf of its owner. It is counted once, when there is something to put there; what the import has put there before does not count, so that
 * whoever does it again finds the same, and what it takes off neither.
 */
export function fitOnShelf(
  {
    userId,
    importId,
    taken,
  }: { readonly userId: string; readonly importId: Ulid; readonly taken: number },
  { shelf }: { readonly shelf: Pick<Shelf, "count"> },
): FitOnShelf {
  const most = mostShelved + taken;
  let others: Promise<number> | undefined;
  return async (rows, already) => {
    if (rows.length === 0) return rows;
    others ??= shelf.count(userId, { besides: importId, upTo: most });
    // What was there before goes back there, however full it is.
    return rows.slice(0, Math.max(0, Math.max(taken, most - (await others)) - already));
  };
}
