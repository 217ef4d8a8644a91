import { VariantKey } from "#schemas/values.ts";
import { type SearchDeps, searchCards } from "../../catalog/index.ts";
import type { FoundCard, SearchMembers } from "./search-alerts.ts";

/** Cards of a page of a search. */
const atOnce = 100;

/**
 * Finds the cards of a search in the catalogue, by set and number: what prices do does not change which of too many are watched. A card without any variant is left out.
 */
export const findInCatalogue =
  (deps: SearchDeps) =>
  async (
    { game, query }: { readonly game: string; readonly query: string },
    most: number,
  ): Promise<SearchMembers> => {
    const cards: FoundCard[] = [];
    let [total, cursor, isOver] = [0, undefined as string | undefined, false];
    while (!isOver) {
      const page = await searchCards(
        { q: query, game, sort: "number", limit: Math.min(atOnce, most - cards.length), cursor },
        deps,
      );
      for (const { id, marketPrice, variants } of page.items) {
        const variant = marketPrice?.variant ?? variants[0]?.key;
        if (variant !== undefined) {
          cards.push({ printingId: id, variant: VariantKey.parse(variant) });
        }
      }
      total = page.total;
      cursor = page.nextCursor;
      isOver = cursor === undefined || cards.length >= most;
    }
    return { cards, total };
  };
