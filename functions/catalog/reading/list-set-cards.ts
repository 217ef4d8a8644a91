import type { Games } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import { PrintingId, type SetId } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchSet } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { listedCards } from "./card-view.ts";
import { withStatus } from "./find-cards.ts";

/**
 * The cards of a set in number order, removed ones included.
 *
 * @throws DomainError `catalog.no_such_set`, `request.bad_cursor`
 */
export async function listSetCards(
  { setId, limit, cursor }: PageRequest & { setId: SetId },
  { store, games }: { store: CatalogStore; games?: Games },
): Promise<Page<CardView>> {
  const list = JSON.stringify(["set-cards", setId]);
  const after = positionIn(list, cursor, PrintingId);
  const [set, members, { items, hasMore }] = await Promise.all([
    store.set(setId),
    store.members([setId]),
    store.setCards(setId, { limit, after }),
  ]);
  if (!set) throw noSuchSet(setId);
  const cards = withStatus(items, members);
  const last = cards.at(-1);
  return {
    items: listedCards(cards, games),
    ...(hasMore && last && { nextCursor: cursorAt(list, last.id) }),
  };
}
