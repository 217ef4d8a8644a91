import * as z from "zod";
import { type HeldSort, heldSorts } from "#schemas/collections/held-sort.ts";
import type { FoundItem } from "#schemas/http/held-items.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noMoneyAsked, noSuchOrder } from "../errors.ts";
import { type AskedCollections, askedCollections } from "../held/asked-collections.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import { bestOf, byRank, type Ranked } from "./best-of.ts";
import { itemFields } from "./item-fields.ts";
import type { ItemMoney } from "./item-money.ts";
import { isByMoney, orderKeys } from "./item-order.ts";
import { itemsShown, type PlacedItem, type ShownDeps } from "./items-shown.ts";
import type { MatchedPart } from "./match-items.ts";
import { matchedItems } from "./matched-items.ts";
import { readQuery } from "./read-query.ts";

export interface AskedItems extends AskedCollections, PageRequest {
  readonly q: string;
  readonly sort: HeldSort;
  /** What money is told and compared in. */
  readonly currency: Currency;
  /** Whether anything is told of money at all. */
  readonly money: boolean;
}

export interface FindItemsDeps extends ShownDeps {
  readonly held: HeldCollections;
}

export interface FoundItems extends Page<FoundItem> {
  /** On all pages together. */
  readonly total: number;
  /** Their copies, added up. */
  readonly copies: number;
}

type Row = Ranked & PlacedItem;

const Position = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

/**
 * Finds items of one's collections by what their cards are and by what is said of the copies.
 *
 * @throws DomainError `collections.no_such_collection`, `catalog.bad_query`, `request.bad_cursor`, `request.invalid`
 */
export async function findItems(asked: AskedItems, deps: FindItemsDeps): Promise<FoundItems> {
  const { userId, collectionId, q, currency, limit } = asked;
  const query = await readQuery(q, itemFields(asked.money), deps);
  const sort = sortOf(query.sort, asked);
  const list = JSON.stringify(["items", userId, collectionId, sort, q, currency, asked.money]);
  const position = positionIn(list, asked.cursor, Position);
  const after = position && { key: position[0], tie: position[1] };
  const collections = await askedCollections(asked, deps);
  const wanted = { userId, currency, query, needsMoney: isByMoney(sort) };
  const { found, money } = await matchedItems(wanted, collections, deps);
  const { rows, hasMore, total, copies } = bestRows(found, { sort, after, limit, money });
  const last = rows.at(-1);
  return {
    items: await itemsShown(rows, asked, deps),
    ...{ total, copies },
    ...(hasMore && last && { nextCursor: cursorAt(list, [last.key, last.tie]) }),
  };
}

/** What the query says of the order stands above what was chosen beside it. */
function sortOf(said: string | undefined, { sort, money }: AskedItems): HeldSort {
  const own = said === undefined ? sort : heldSorts.find((one) => one === said);
  if (own === undefined) throw noSuchOrder(said ?? "", heldSorts);
  if (!money && isByMoney(own)) throw noMoneyAsked(own);
  return own;
}

interface Wanted {
  readonly sort: HeldSort;
  readonly after: Ranked | undefined;
  readonly limit: number;
  readonly money: ItemMoney | undefined;
}

/** The items of a page, and how many there are on all of them. */
function bestRows(found: readonly MatchedPart[], { sort, after, limit, money }: Wanted) {
  const page = bestOf<Row>(limit, byRank(sort.startsWith("-")), after);
  let [total, copies] = [0, 0];
  for (const one of found) {
    const { matches, part } = one;
    const keyOf = orderKeys(sort, one, money);
    for (let at = matches.indexOf(1); at >= 0; at = matches.indexOf(1, at + 1)) {
      const item = part.items[at];
      if (!item) continue;
      total += 1;
      copies += item.quantity;
      const collectionId = part.head.id;
      page.offer({ key: keyOf(at), tie: `${item.id}${collectionId}`, item, collectionId });
    }
  }
  return { rows: page.best(), hasMore: page.hasMore(), total, copies };
}
