import type { CollectionItem } from "#schemas/collections/item.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { HeldCollection } from "../held/held-collections.ts";

/** Made once for a list of items, and kept as long as it is. */
const made = new WeakMap<readonly CollectionItem[], ReadonlyMap<PrintingId, number>>();

/** How many copies of each printing there are in some collections, in whatever variant, state and language. A proxy is no copy. */
export function ownedCopies(
  collections: readonly HeldCollection[],
): ReadonlyMap<PrintingId, number> {
  const [only, ...others] = collections.map(({ items }) => copiesIn(items));
  if (others.length === 0) return only ?? new Map();
  const all = new Map(only);
  for (const one of others) {
    for (const [id, copies] of one) all.set(id, (all.get(id) ?? 0) + copies);
  }
  return all;
}

function copiesIn(items: readonly CollectionItem[]): ReadonlyMap<PrintingId, number> {
  const known = made.get(items);
  if (known) return known;
  const copies = new Map<PrintingId, number>();
  for (const { printingId, quantity, isProxy } of items) {
    if (!isProxy) copies.set(printingId, (copies.get(printingId) ?? 0) + quantity);
  }
  made.set(items, copies);
  return copies;
}
