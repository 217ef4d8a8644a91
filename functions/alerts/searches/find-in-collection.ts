import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { CopyState } from "#schemas/collections/own-price.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import {
  type CollectionStore,
  itemPages,
  type LotStore,
  type Place,
} from "../../collections/index.ts";
import type { FoundCard, SearchMembers } from "./search-alerts.ts";

export interface FindInCollectionDeps {
  readonly collections: Pick<CollectionStore, "get">;
  readonly lots: Pick<LotStore, "list">;
}

/**
 * The cards of a collection, each variant, condition and grade by itself, by id: which of too many are watched changes with what lies there alone. Proxies are left out, and
 * copies in another language than their printing's, of which nobody tells a price. Costs a read of everything in the collection.
 */
export const findInCollection =
  (deps: FindInCollectionDeps) =>
  async (place: Place, most: number): Promise<SearchMembers> => {
    if (!(await deps.collections.get(place))) return { cards: [], total: 0, isDeleted: true };
    const found = new Map<string, FoundCard>();
    for await (const items of itemPages(place, deps)) {
      for (const item of items.filter(isPriced)) {
        const card = cardOf(item);
        if (card) found.set([card.printingId, card.variant, card.state].join(" "), card);
      }
    }
    const inOrder = [...found].toSorted(([a], [b]) => byCodeUnits(a, b));
    return { cards: inOrder.slice(0, most).map(([, card]) => card), total: found.size };
  };

const isPriced = ({ printingId, language, isProxy }: CollectionItem): boolean =>
  !isProxy && language === languagePartOf(printingId);

/** Undefined where no price can be told of the grade. */
function cardOf({ printingId, variant, condition, grade }: CollectionItem): FoundCard | undefined {
  const said = grade ? `${grade.company}-${grade.grade}` : (condition ?? "near_mint");
  const state = CopyState.safeParse(said).data;
  return state === undefined ? undefined : { printingId, variant, state };
}
