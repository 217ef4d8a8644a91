import * as z from "zod";
import type { UnpricedItem } from "#schemas/http/value-views.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { type KnownPrices, priceOfLot } from "../valuing/price-of-lot.ts";
import { type AskedValue, type ItemsDeps, itemsAtHand } from "./items-at-hand.ts";

/**
 * Items that have no price, by collection and id; proxies are none.
 *
 * @throws DomainError `collections.no_such_collection`, `request.bad_cursor`
 */
export async function listUnpriced(
  { limit, cursor, ...asked }: Omit<AskedValue, "currency"> & PageRequest,
  deps: ItemsDeps,
): Promise<Page<UnpricedItem> & { readonly total: number }> {
  const list = JSON.stringify(["unpriced", asked.userId, asked.collectionId]);
  const after = positionIn(list, cursor, z.string()) ?? "";
  const { collections, known } = await itemsAtHand(asked, deps);
  const all = collections
    .flatMap(({ head, items }) =>
      items
        .filter((item) => !item.isProxy && !priceOfLot(item, known))
        .map((item) => ({ ...item, collectionId: head.id, why: whyNot(item, known) })),
    )
    .toSorted((a, b) => byCodeUnits(placeOf(a), placeOf(b)));
  const left = all.filter((item) => placeOf(item) > after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    total: all.length,
    ...(left.length > limit && last && { nextCursor: cursorAt(list, placeOf(last)) }),
  };
}

const placeOf = ({ id, collectionId }: Pick<UnpricedItem, "id" | "collectionId">): string =>
  `${collectionId}${id}`;

function whyNot(item: Parameters<typeof priceOfLot>[0], known: KnownPrices): UnpricedItem["why"] {
  if (!item.grade) return "no_price";
  const { variant, prices } = known.market(item);
  return prices.some((one) => one.variant === variant) ? "no_price_of_grade" : "no_price";
}
