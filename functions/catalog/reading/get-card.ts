import type { Games } from "#schemas/games/index.ts";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { PrintingId } from "#schemas/values.ts";
import { noSuchCard } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { cardView } from "./card-view.ts";
import { findCard } from "./find-cards.ts";

/** @throws DomainError `catalog.no_such_card` */
export async function getCard(
  id: PrintingId,
  { store, games }: { store: CatalogStore; games?: Games },
): Promise<CardView> {
  const card = await findCard(id, { store });
  const view = card && cardView(card, games);
  if (!view) throw noSuchCard(id);
  return view;
}
