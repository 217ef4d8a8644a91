import type { Card } from "#schemas/catalog/card.ts";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CardItem, MembersItem } from "#schemas/storage/catalog-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** A card with what the catalogue knows about its standing. */
export interface CatalogCard extends Card {
  /** `removed`: the newest answer about its set no longer lists it [CAT-4]. */
  readonly status: "current" | "removed";
  /** The answer that it was made from. */
  readonly provenance: Provenance;
}

/** One card; undefined when there is none. */
export const findCard = async (
  id: PrintingId,
  { store }: { store: CatalogStore },
): Promise<CatalogCard | undefined> => (await findCards([id], { store })).get(id);

/** Cards by id; an unknown one is left out. Removed ones are there, and say so. */
export async function findCards(
  ids: readonly PrintingId[],
  { store }: { store: CatalogStore },
): Promise<ReadonlyMap<PrintingId, CatalogCard>> {
  const [items, members] = await Promise.all([
    store.cards([...new Set(ids)]),
    store.members([...new Set(ids.map(setIdOf))]),
  ]);
  const cards = withStatus(items, members);
  return new Map(cards.map((card) => [card.id, card]));
}

/** Marks each card as current or removed by the lists of its set's members. */
export function withStatus(
  items: readonly CardItem[],
  members: readonly MembersItem[],
): readonly CatalogCard[] {
  const listed = new Map(
    members.map(({ value }) => [value.setId, new Set<PrintingId>(value.printingIds)]),
  );
  return items.map(({ value, provenance }) => {
    // A set that has not been heard of yet removes nothing.
    const isListed = listed.get(value.setId)?.has(value.id) ?? true;
    return { ...value, status: isListed ? "current" : "removed", provenance };
  });
}
