import type { Games } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { PrintingId, type SetId } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchSet } from "../errors.ts";
import { type PricedViewsDeps, pricedViews } from "../pricing/priced-views.ts";
import type { SetCards, SetPage } from "../search/search-index.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { listedCards } from "./card-view.ts";
import { withStatus } from "./find-cards.ts";

export interface ListSetCardsDeps extends PricedViewsDeps {
  readonly store: CatalogStore;
  readonly games?: Games;
  /** The set as the search index holds it; undefined where that has none of its cards. */
  readonly indexedSet: (id: SetId, page: SetPage) => Promise<SetCards | undefined>;
}

/**
 * The cards of a set in number order, removed ones included. They come from the search index, as hits
 * do, and so follow a change once an index is built; those of a set that it does not hold come from the
 * store.
 *
 * @throws DomainError `catalog.no_such_set`, `request.bad_cursor`
 */
export async function listSetCards(
  {
    setId,
    limit,
    cursor,
    currency,
  }: PageRequest & { readonly setId: SetId; readonly currency?: Currency | undefined },
  deps: ListSetCardsDeps,
): Promise<Page<CardView>> {
  const list = JSON.stringify(["set-cards", setId]);
  const page = { limit, after: positionIn(list, cursor, PrintingId) };
  const { cards, hasMore } = await cardsOfSet(setId, page, deps);
  const last = cards.at(-1);
  return {
    items: await pricedViews(listedCards(cards, deps.games), currency, deps),
    ...(hasMore && last && { nextCursor: cursorAt(list, last.id) }),
  };
}

/**
 * Some cards of a set, from the index in memory or else from the store.
 *
 * @throws DomainError `catalog.no_such_set`
 */
export const cardsOfSet = async (
  id: SetId,
  page: SetPage,
  { store, indexedSet }: Pick<ListSetCardsDeps, "store" | "indexedSet">,
): Promise<SetCards> => (await indexedSet(id, page)) ?? storedSet(id, page, store);

async function storedSet(id: SetId, page: SetPage, store: CatalogStore): Promise<SetCards> {
  const [set, members, { items, hasMore }] = await Promise.all([
    store.set(id),
    store.members([id]),
    store.setCards(id, page),
  ]);
  if (!set) throw noSuchSet(id);
  return { cards: withStatus(items, members), hasMore };
}
