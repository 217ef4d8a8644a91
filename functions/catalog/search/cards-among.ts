import type { PrintingId } from "#schemas/values.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import type { PriceColumns } from "./card-prices.ts";
import type { AmongRequest, CardsAmong } from "./search-index.ts";

/** Which cards of some lists fulfil a query: all cards are matched once, and those of the lists looked up. */
export function cardsAmong(
  index: CardIndex,
  { query, lists }: AmongRequest,
  prices?: PriceColumns,
): readonly CardsAmong[] {
  index.scratch.begin();
  const all = index.matches(query, undefined, { prices });
  const names = index.bare.names.folded;
  const { nameCodes } = index.bare;
  return lists.map((list) => {
    const places = placesOf(index, list);
    const matches = new Uint8Array(list.length);
    for (let at = 0; at < list.length; at += 1) {
      const place = places[at] ?? -1;
      if (place >= 0) matches[at] = all[place] ?? 0;
    }
    const nameAt = (at: number) => {
      const place = places[at] ?? -1;
      return place < 0 ? undefined : names[nameCodes[place] ?? 0];
    };
    return { matches, nameAt };
  });
}

/** By index, the places of the cards of lists; -1 of a card that it does not have. */
const known = new WeakMap<CardIndex, WeakMap<readonly PrintingId[], Int32Array>>();

function placesOf(index: CardIndex, list: readonly PrintingId[]): Int32Array {
  const own = known.get(index) ?? new WeakMap<readonly PrintingId[], Int32Array>();
  known.set(index, own);
  const there = own.get(list);
  if (there) return there;
  const { placeById } = index.cards;
  const places = Int32Array.from(list, (id) => placeById.get(id) ?? -1);
  own.set(list, places);
  return places;
}
