import { gamePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { ValueGrouping } from "#schemas/http/value-views.ts";
import type { PrintingId, SetId, Ulid } from "#schemas/values.ts";
import { stateOfLot } from "../valuing/price-of-lot.ts";

/** What is grouped beside what an item says itself. */
export interface GroupedItem {
  readonly item: CollectionItem;
  readonly collectionId: Ulid;
  readonly rarities: ReadonlyMap<PrintingId, string>;
  /** Of sealed products, whose ids name none. */
  readonly sets: ReadonlyMap<PrintingId, SetId>;
}

/** Of what has none: no tag, no rarity or set that is known. */
const none = "";

/** The groups that an item counts for: one, but as many as it has tags. */
export const groupKeys: Readonly<Record<ValueGrouping, (of: GroupedItem) => readonly string[]>> = {
  set: ({ item: { printingId }, sets }) => [
    isSealedId(printingId) ? (sets.get(printingId) ?? none) : setIdOf(printingId),
  ],
  rarity: ({ item, rarities }) => [rarities.get(item.printingId) ?? none],
  condition: ({ item }) => [stateOfLot(item)],
  tag: ({ item }) => (item.tags && item.tags.length > 0 ? item.tags : [none]),
  game: ({ item }) => [gamePartOf(item.printingId)],
  collection: ({ collectionId }) => [collectionId],
};
