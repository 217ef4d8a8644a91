import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import type { SetCards, SetPage } from "../search/search-index.ts";
import { lowerBound } from "../search/words/lower-bound.ts";

/** Cards in the order of their sets' ids and numbers. */
export interface OrderedCards {
  readonly ids: readonly PrintingId[];
  cardsAt(places: readonly number[]): readonly CatalogCard[];
}

/**
 * A page of a set's cards in number order, out of several such lists together; undefined when none of
 * them has a card of the set.
 */
export function setInIndex(
  lists: readonly OrderedCards[],
  id: SetId,
  { limit, after }: SetPage,
  definition: GameDefinition,
): SetCards | undefined {
  const keyOf = (card: PrintingId) => numberSortKeyIn(definition, card);
  const spans = lists.map((list) => ({ list, ...spanOf(list.ids, id) }));
  if (spans.every(({ from, to }) => from === to)) return undefined;
  const cards = spans.flatMap(({ list, from, to }) => {
    const own = list.ids.slice(from, to);
    const afterKey = after && keyOf(after);
    const start = afterKey === undefined ? 0 : firstBehind(own.map(keyOf), afterKey);
    // One more than is shown, to know whether there is more.
    const places = own.slice(start, start + limit + 1).map((_id, at) => from + start + at);
    return list.cardsAt(places);
  });
  const inOrder = cards.toSorted((a, b) => byCodeUnits(keyOf(a.id), keyOf(b.id)));
  return { cards: inOrder.slice(0, limit), hasMore: inOrder.length > limit };
}

/** Where a set's cards lie: from, and up to but without. */
function spanOf(ids: readonly PrintingId[], id: SetId) {
  const setAt = (place: number) => {
    const card = ids[place];
    return card === undefined ? "" : setIdOf(card);
  };
  const from = lowerBound(ids.length, (place) => byCodeUnits(setAt(place), id) < 0);
  const to = lowerBound(ids.length, (place) => byCodeUnits(setAt(place), id) <= 0);
  return { from, to };
}

const firstBehind = (keys: readonly string[], after: string): number =>
  lowerBound(keys.length, (place) => byCodeUnits(keys[place] ?? "", after) <= 0);
