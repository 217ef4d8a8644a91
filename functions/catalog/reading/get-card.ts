import type { Games } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { PrintingId } from "#schemas/values.ts";
import { noSuchCard } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { cardView } from "./card-view.ts";
import { findCard } from "./find-cards.ts";

export interface GetCardDeps {
  readonly store: CatalogStore;
  readonly games?: Games;
  /** Printings of the same set and number in other languages; undefined where that is not known. */
  readonly otherLanguages: (id: PrintingId) => Promise<readonly PrintingId[] | undefined>;
}

/**
 * A card whole, with the printings that it has in other languages.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export async function getCard(
  id: PrintingId,
  { store, games, otherLanguages }: GetCardDeps,
): Promise<CardView> {
  const [card, others] = await Promise.all([findCard(id, { store }), otherLanguages(id)]);
  const view = card && cardView(card, games);
  if (!view) throw noSuchCard(id);
  return { ...view, ...(others && { otherLanguages: [...others] }) };
}
