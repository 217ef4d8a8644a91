import type { Games } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId } from "#schemas/values.ts";
import { noSuchCard } from "../errors.ts";
import { type SharedIds, withoutClaims } from "../merging/shared-ids.ts";
import { type PricedViewsDeps, wholePricedView } from "../pricing/priced-views.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { cardView } from "./card-view.ts";
import { findCard } from "./find-cards.ts";

export interface GetCardDeps extends PricedViewsDeps {
  readonly store: CatalogStore;
  readonly games?: Games;
  /** Printings of the same set and number in other languages; undefined where that is not known. */
  readonly otherLanguages: (id: PrintingId) => Promise<readonly PrintingId[] | undefined>;
  /** Ids that it claims and cards of other sets as well; undefined where that is not known. */
  readonly sharedIds: (id: PrintingId) => Promise<SharedIds | undefined>;
}

/**
 * A card whole, with the printings that it has in other languages, and what it costs.
 *
 * @param currency absent for the one of the source whose price it is
 * @throws DomainError `catalog.no_such_card`
 */
export async function getCard(
  id: PrintingId,
  { store, games, otherLanguages, sharedIds, ...deps }: GetCardDeps,
  currency?: Currency,
): Promise<CardView> {
  const [card, others, shared = new Map()] = await Promise.all([
    findCard(id, { store }),
    otherLanguages(id),
    sharedIds(id),
  ]);
  const view = card && cardView(withoutClaims(card, shared), games);
  if (!view) throw noSuchCard(id);
  const priced = await wholePricedView(view, currency, deps);
  return { ...priced, ...(others && { otherLanguages: [...others] }) };
}
