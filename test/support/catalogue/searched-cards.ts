import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";
import { aCard, aSet } from "./catalog.ts";

/** A card with its set, by the short id `de:base1-4`; English where no language is told. */
export function inSet(
  short: string,
  { set: ofSet = {}, ...card }: Partial<Card> & { set?: Partial<CardSet> } = {},
  game = "pokemon",
): IndexedCard {
  const [place = "", language = "en"] = short.split(":").reverse();
  const at = place.lastIndexOf("-");
  const set = setId(game, language, place.slice(0, at));
  const number = place.slice(at + 1);
  return {
    card: {
      ...aCard({ setId: set, id: printingId(set, number), number, game, language, ...card }),
      ...{ status: "current", provenance: [] },
    },
    set: aSet({ id: set, game, language, crosswalk: {}, ...ofSet }),
  };
}

/** An index in memory of these cards, of which people want some. */
export const indexOf = (
  definition: GameDefinition,
  cards: readonly IndexedCard[],
  wanted: WantedPrintings = [],
) => new CardIndex(indexContent(definition, cards, [], wanted), definition);

/** The short ids of what a query finds among these cards, in order. */
export function finderIn(definition: GameDefinition, cards: readonly IndexedCard[]) {
  const index = indexOf(definition, cards);
  return (q: string): string => {
    const query = parseSearchQuery(q, definition);
    const { hits } = searchCards(index, { query, sort: "number", limit: 1_000 });
    const short = hits.map((id) => id.split(":").slice(1).join(":").replace(/^en:/, ""));
    return short.sort().join(" ");
  };
}
