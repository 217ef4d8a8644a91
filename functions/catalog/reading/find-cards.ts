import type { Card } from "#schemas/catalog/card.ts";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { CardItem, ListsItem, SourceMark } from "#schemas/storage/catalog-items.ts";
import { standingLists } from "#schemas/storage/standing-lists.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** A card with the answers that it was made from, one for each source. */
export interface SourcedCard extends Card {
  readonly provenance: SourceMark[];
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
  { store }: { store: Pick<CatalogStore, "cards"> },
): Promise<ReadonlyMap<PrintingId, SourcedCard>> {
  const items = await store.cards([...new Set(ids)]);
  return new Map(items.map(({ value, sources }) => [value.id, { ...value, provenance: sources }]));
}

/** Marks each card as current or removed by what sources list as its set's printings. */
export function withStatus(
  items: readonly CardItem[],
  members: ReadonlyMap<SetId, ListsItem>,
): readonly CatalogCard[] {
  const listed = new Map([...members].map(([id, { lists }]) => [id, idsIn(lists)]));
  return items.map(({ value, sources }) => {
    // A set that nobody has listed yet removes nothing; a number that nobody says any more is gone.
    const isListed = sources.length > 0 && (listed.get(value.setId)?.has(value.id) ?? true);
    return { ...value, status: isListed ? "current" : "removed", provenance: sources };
  });
}

/** Whatever any source lists. */
const idsIn = (lists: ListsItem["lists"]): ReadonlySet<string> =>
  new Set(standingLists(lists).flatMap(([, { ids }]) => ids));
