import type { CollectionItem } from "#schemas/collections/item.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import type { HeldCollection } from "../held/held-collections.ts";

/** What makes copies the same: printing and variant, the printing alone, or the card in whatever language and variant. */
export type SameBy = "copy" | "printing" | "card";

/** Copies of the same card, with the items that they are in. */
export interface Duplicate {
  /** What makes them the same. */
  readonly name: string;
  readonly printingId: PrintingId;
  readonly copies: number;
  readonly items: readonly { readonly item: CollectionItem; readonly collectionId: Ulid }[];
}

/** All cards of which there are more than so many copies. A proxy is no copy. */
export function duplicatesIn(
  collections: readonly HeldCollection[],
  { by, moreThan }: { readonly by: SameBy; readonly moreThan: number },
): readonly Duplicate[] {
  const copies = copiesByName(collections, by);
  const items = new Map<string, Duplicate["items"][number][]>();
  for (const { head, items: own } of collections) {
    const names = namesOf(own, by);
    for (const [at, item] of own.entries()) {
      const name = names[at] ?? "";
      if (item.isProxy || (copies.get(name) ?? 0) <= moreThan) continue;
      const known = items.get(name) ?? [];
      items.set(name, known);
      known.push({ item, collectionId: head.id });
    }
  }
  return [...items].flatMap(([name, all]) => {
    const [first] = all;
    const { printingId } = first?.item ?? {};
    return printingId ? [{ name, printingId, copies: copies.get(name) ?? 0, items: all }] : [];
  });
}

function copiesByName(
  collections: readonly HeldCollection[],
  by: SameBy,
): ReadonlyMap<string, number> {
  const copies = new Map<string, number>();
  for (const { items } of collections) {
    const names = namesOf(items, by);
    for (const [at, { quantity, isProxy }] of items.entries()) {
      const name = names[at] ?? "";
      if (!isProxy) copies.set(name, (copies.get(name) ?? 0) + quantity);
    }
  }
  return copies;
}

function sameAs({ printingId, variant }: CollectionItem, by: SameBy): string {
  if (by === "copy") return `${printingId} ${variant}`;
  if (by === "printing") return printingId;
  // A printing's id names its language second.
  const [game, _language, ...rest] = printingId.split(":");
  return [game, ...rest].join(":");
}

type Names = Map<SameBy, readonly string[]>;

/** Made once for a list of items, and kept as long as it is. */
const made = new WeakMap<readonly CollectionItem[], Names>();

function namesOf(items: readonly CollectionItem[], by: SameBy): readonly string[] {
  const known = made.get(items) ?? new Map<SameBy, readonly string[]>();
  made.set(items, known);
  const names = known.get(by) ?? items.map((item) => sameAs(item, by));
  known.set(by, names);
  return names;
}
