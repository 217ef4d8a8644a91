import { ulid } from "ulid";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Place } from "../collection/collection-store.ts";
import { lotIdOf } from "../identifiers.ts";
import type { LotStore } from "./lot-store.ts";
import { type Batch, isOfSuch, isThere } from "./lots.ts";

/** The lot that copies go into. */
export interface LotOfEquals {
  readonly id: Ulid;
  /** What lies there, or lay there; undefined where nothing ever did. */
  readonly lot: LotItem | undefined;
}

/** So many lots that began as the same copies may have become others; then copies lie in one of their own. */
const mostLooks = 4;

/**
 * Finds the lots that batches go into, by their ids: one read, and one more for each time that such a lot has been made
 * something else.
 */
export async function lotsOfEquals(
  place: Place,
  batches: readonly Batch[],
  lots: Pick<LotStore, "find">,
): Promise<ReadonlyMap<Ulid, LotOfEquals>> {
  const found = new Map<Ulid, LotOfEquals>();
  let left = batches;
  for (let nth = 0; nth < mostLooks && left.length > 0; nth += 1) {
    const ids = left.map((batch) => (nth === 0 ? batch.id : lotIdOf(batch.attributes, nth)));
    const there = await lots.find(place, ids);
    left = left.filter((batch, at) => {
      const id = ids[at] ?? batch.id;
      const lot = there.get(id);
      if (isThere(lot) && !isOfSuch(lot, batch.attributes)) return true;
      found.set(batch.id, { id, lot });
      return false;
    });
  }
  for (const { id } of left) found.set(id, { id: Ulid.parse(ulid()), lot: undefined });
  return found;
}
