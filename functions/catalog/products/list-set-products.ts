import * as z from "zod";
import { sealedIdOf } from "#schemas/catalog/sealed-id.ts";
import { games as allGames } from "#schemas/games/index.ts";
import type { ProductView } from "#schemas/http/catalog-products.ts";
import type { ProductItem } from "#schemas/storage/catalog-items.ts";
import type { SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchSet } from "../errors.ts";
import { cardsOfSet, type ListSetCardsDeps } from "../reading/list-set-cards.ts";
import { type Match, matchProducts } from "./match-products.ts";
import { soldIn } from "./sold-in.ts";

export interface SetProductsRequest extends PageRequest {
  readonly setId: SetId;
  readonly kind?: "single" | "sealed" | undefined;
}

/** More cards than any set has; they are read to say which of them a product is. */
const mostCards = 2000;

/**
 * What shops sell of a set, sealed things first, with the printings that each belongs to.
 *
 * @throws DomainError `catalog.no_such_set`, `request.bad_cursor`
 */
export async function listSetProducts(
  { setId, kind, limit, cursor }: SetProductsRequest,
  { store, indexedSet, games = allGames }: ListSetCardsDeps,
): Promise<Page<ProductView>> {
  const list = JSON.stringify(["set-products", setId, kind]);
  const after = positionIn(list, cursor, z.string());
  const set = await store.set(setId);
  if (!set) throw noSuchSet(setId);
  const { game, crosswalk } = set.value;
  const definition = games.get(game);
  const sold = await soldIn(crosswalk, definition, store);
  // Of nothing nothing is any card.
  const { cards } =
    sold.length === 0
      ? { cards: [] }
      : await cardsOfSet(setId, { limit: mostCards }, { store, indexedSet });
  const products = sold.map(({ value }) => value);
  const matches = matchProducts(definition, products, cards);
  const rest = sold
    .filter(({ value }) => kind === undefined || value.kind === kind)
    .toSorted((a, b) => byCodeUnits(placeOf(a), placeOf(b)))
    .filter((item) => after === undefined || placeOf(item) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((item) => productView(item, matches.get(item.value.id))),
    ...(last && rest.length > limit && { nextCursor: cursorAt(list, placeOf(last)) }),
  };
}

/** Sealed things first, then by the shop's number, as it grows. */
const placeOf = ({ value: { kind, shop, id } }: ProductItem): string =>
  `${kind === "sealed" ? 0 : 1} ${shop} ${id.padStart(12, "0")}`;

function productView({ value, provenance, sourceId, contentHash }: ProductItem, match?: Match) {
  const { findings, ...facts } = value;
  const heldAs = value.kind === "sealed" ? sealedIdOf(value) : undefined;
  return {
    ...{ ...facts, ...(heldAs && { heldAs }) },
    printingIds: [...(match?.printingIds ?? [])],
    findings: [...findings, ...(match?.findings ?? [])],
    provenance: [{ ...provenance, sourceId, contentHash }],
  };
}
