import type { Tally } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Place } from "../../collections/index.ts";
import type { HeldChange } from "./held-changes.ts";
import type { HeldLots } from "./held-lots.ts";
import { type HeldState, itemsToRead, withItems } from "./held-state.ts";

/** What a collection held before, with all that was changed since, and how much there must be in it now. */
export interface KnownBefore {
  readonly before: HeldState;
  readonly changes: readonly HeldChange[];
  readonly tally: Tally;
}

/** A state, and how it was come by: by its changes, or item by item. */
export interface UpToDate {
  readonly state: HeldState;
  readonly by: "changes" | "reading";
}

/**
 * What a collection holds: what it held before with all changes since, where that is as much as was counted, or all of it from the table:
 * a writer of a version before has told no change. Undefined where it is deleted.
 *
 * @param nowMs when the reading began, before counts and changes were read
 */
export async function broughtUpToDate(
  place: Place,
  known: KnownBefore | undefined,
  { lots, nowMs }: { readonly lots: HeldLots; readonly nowMs: number },
): Promise<UpToDate | undefined> {
  const wanted = known && itemsToRead(known.before, place.collectionId, known.changes);
  if (known && wanted) {
    const found = wanted.length > 0 ? await lots.find(place, wanted) : new Map();
    const items = withItems(known.before, wanted, found);
    if (isAsCounted(items, known.tally)) return { state: { upToMs: nowMs, items }, by: "changes" };
  }
  const items = await lots.all(place);
  return items && { state: { upToMs: nowMs, items }, by: "reading" };
}

/** Copies of a list, counted once for as long as it is kept. */
const copies = new WeakMap<readonly CollectionItem[], number>();

function isAsCounted(items: readonly CollectionItem[], { lots, cards }: Tally): boolean {
  const own = copies.get(items) ?? items.reduce((sum, { quantity }) => sum + quantity, 0);
  copies.set(items, own);
  return items.length === lots && own === cards;
}
