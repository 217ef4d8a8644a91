import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import { askedCards } from "../../prices/index.ts";
import type { CardsToAsk } from "../port/card-by-card.ts";
import { refreshWanted, type WantedDeps } from "./refresh-wanted.ts";
import { mostWanted } from "./wanted-list.ts";

/**
 * What people want until now, in whatever language they looked at it, and the cards from the catalogue. The list is brought up to date where
 * nobody has done so in this hour: no source that is asked hourly may be on.
 */
export const cardsOfWantedLists = (
  deps: WantedDeps,
  store: Pick<CatalogStore, "cards" | "set">,
): CardsToAsk => ({
  async list(game) {
    const { cards } = await refreshWanted(deps);
    const own = cards.filter(([id]) => gamePartOf(id) === game);
    return [...new Set(own.map(([id]) => pricedPrintingOf(id)))].slice(0, mostWanted);
  },
  async cards(printings, language) {
    const found = await askedCards(printings, language, store);
    return new Map(
      [...found].map(([printing, { game, name, number, printedCount, setName }]) => {
        const written = games.get(game)?.writeNumber?.(number, { printedCount }) ?? number;
        return [printing, { name, number: written, setName }];
      }),
    );
  },
});
