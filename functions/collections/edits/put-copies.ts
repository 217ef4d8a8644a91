import type { CopyAttributes } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Place } from "../collection/collection-store.ts";
import { lotIdOf } from "../identifiers.ts";
import { grown, isThere, mostCopies } from "../items/lots.ts";
import { lotsOfEquals } from "../items/lots-of-equals.ts";
import { mostLots } from "../items/planned-additions.ts";
import type { WorkingLots } from "../items/working-lots.ts";
import type { Refusal } from "./edit-refusal.ts";

export interface CopiesIn {
  readonly lots: WorkingLots;
  /** How many lots a collection holds with those that are planned; undefined where there is no such collection. */
  readonly room: Map<Ulid, number | undefined>;
}

interface Copies {
  readonly attributes: CopyAttributes;
  readonly quantity: number;
  readonly at: string;
}

/** Plans that copies lie in the lot of their equals of a collection. */
export async function putCopies(
  place: Place,
  { attributes, quantity, at }: Copies,
  { lots, room }: CopiesIn,
): Promise<LotItem | Refusal> {
  const { collectionId } = place;
  const there = room.get(collectionId);
  if (there === undefined) {
    const detail = `you have no collection ${collectionId}; it may have been deleted`;
    return { reason: "collections.no_such_collection", detail };
  }
  const batch = { id: lotIdOf(attributes), attributes, quantity, entries: [] };
  const found = (await lotsOfEquals(place, [batch], lots)).get(batch.id);
  const { id, lot } = found ?? { id: batch.id, lot: undefined };
  const after = grown(lot, { ...batch, id }, at);
  if (after.quantity > mostCopies) {
    const detail = `the lot would hold ${after.quantity} copies, and ${mostCopies} is the most`;
    return { reason: "collections.items_refused", detail };
  }
  if (!isThere(lot)) {
    if (there >= mostLots) {
      const detail = `a collection holds ${mostLots} items at most, and ${collectionId} has them`;
      return { reason: "collections.too_many", detail };
    }
    room.set(collectionId, there + 1);
  }
  lots.set(place, after);
  return (await lots.get(place, id)) ?? after;
}
