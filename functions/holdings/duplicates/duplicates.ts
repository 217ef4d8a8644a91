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
  const copies = new Map<string, number>();
  for (const item of collections.flatMap(({ items }) => items)) {
    const name = sameAs(item, by);
    if (!item.isProxy) copies.set(name, (copies.get(name) ?? 0) + item.quantity);
  }
  const items = new Map<string, Duplicate["items"][number][]>();
  for (const { head, items: own } of collections) {
    for (const item of own) {
      const name = sameAs(item, by);
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

function sameAs({ printingId, variant }: CollectionItem, by: SameBy): string {
  if (by === "copy") return `${printingId} ${variant}`;
  if (by === "printing") return printingId;
  // A printing's id names its language second.
  const [game, _language, ...rest] = printingId.split(":");
  return [game, ...rest].join(":");
}
