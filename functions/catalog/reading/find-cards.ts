import type { Card } from "#schemas/catalog/card.ts";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CardItem, MembersItem } from "#schemas/storage/catalog-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** A card with the answer that it was made from. */
export interface SourcedCard extends Card {
  readonly provenance: Provenance;
}

/** A card with what the catalogue knows about its standing. */
export interface CatalogCard extends SourcedCard {
  /** `removed`: the newest answer about its set no longer lists it [CAT-4]. */
  readonly status: "current" | "removed";
}

/** One card and its standing, which takes the list of its set's members; undefined when there is none. */
export async function findCard(
  id: PrintingId,
  { store }: { store: CatalogStore },
): Promise<CatalogCard | undefined> {
  const [items, members] = await Promise.all([store.cards([id]), store.members([setIdOf(id)])]);
  return withStatus(items, members)[0];
}

/**
 * Cards by id; an unknown one is left out, a removed one is there. Whether it was removed is not
 * said: for a page of cards that would read up to as many lists of members as cards.
 */
export async function findCards(
  ids: readonly PrintingId[],
  { store }: { store: CatalogStore },
): Promise<ReadonlyMap<PrintingId, SourcedCard>> {
  const items = await store.cards([...new Set(ids)]);
  return new Map(items.map(({ value, provenance }) => [value.id, { ...value, provenance }]));
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
