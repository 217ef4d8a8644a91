import * as z from "zod";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { ValueGroup, ValueGrouping } from "#schemas/http/value-views.ts";
import { type PrintingId, SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { priceOfLot } from "../valuing/price-of-lot.ts";
import { toldValuation } from "../valuing/told-valuation.ts";
import { type Valuing, valuing } from "../valuing/valuation.ts";
import { groupKeys } from "./group-keys.ts";
import {
  type AskedValue,
  type ItemsAtHand,
  type ItemsDeps,
  itemsAtHand,
  ratesOfDays,
} from "./items-at-hand.ts";

/** What is known of cards and sets, for groups. */
export interface CardWords {
  /** Of those that the catalogue has and that have one, by id. */
  rarities(ids: readonly PrintingId[]): Promise<ReadonlyMap<PrintingId, string>>;
  /** Sets of sealed products, of those that the catalogue has a set for, by the ids of these. */
  setsOfSealed(ids: readonly PrintingId[]): Promise<ReadonlyMap<PrintingId, SetId>>;
  /** Names of sets, of those that the catalogue has. */
  setNames(ids: readonly SetId[]): Promise<ReadonlyMap<string, string>>;
}

export interface GroupsDeps extends ItemsDeps {
  readonly words: CardWords;
}

/** Where a page ended: holds while values move, as a group that rises is shown again at most. */
const Position = z.tuple([z.int(), z.string()]);

/**
 * What collections are worth by something that is said of their items, the most valuable first.
 *
 * @throws DomainError `collections.no_such_collection`, `request.bad_cursor`
 */
export async function listValueGroups(
  {
    by,
    limit,
    cursor,
    currency,
    ...asked
  }: AskedValue & PageRequest & { readonly by: ValueGrouping },
  deps: GroupsDeps,
): Promise<Page<ValueGroup> & { readonly total: number }> {
  const list = JSON.stringify(["groups", by, asked.userId, asked.collectionId, currency]);
  const after = positionIn(list, cursor, Position);
  const hand = await itemsAtHand(asked, deps);
  const ratesOn = await ratesOfDays([hand.today], deps);
  const groups = [...(await valuedGroups(by, hand, deps))]
    .map(([key, { sum }]) => {
      const valued = sum();
      const told = toldValuation(valued, currency, ratesOn(hand.today));
      return { key, ...told, items: valued.items, copies: valued.copies };
    })
    .toSorted((a, b) => b.value - a.value || byCodeUnits(a.key, b.key));
  const left = groups.filter((one) => !after || isBehind(one, after));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const names = await namesOf(by, page, hand, deps);
  return {
    items: page.map((one) => {
      const name = names.get(one.key);
      return { ...one, ...(name !== undefined && { name }) };
    }),
    total: groups.length,
    ...(left.length > limit && last && { nextCursor: cursorAt(list, [last.value, last.key]) }),
  };
}

const isBehind = (
  { value, key }: Pick<ValueGroup, "value" | "key">,
  [lastValue, lastKey]: z.output<typeof Position>,
): boolean => value < lastValue || (value === lastValue && byCodeUnits(key, lastKey) > 0);

async function valuedGroups(
  by: ValueGrouping,
  { collections, items, known }: ItemsAtHand,
  { words }: Pick<GroupsDeps, "words">,
): Promise<ReadonlyMap<string, Valuing>> {
  const printings = by === "rarity" ? [...new Set(items.map((item) => item.printingId))] : [];
  const sealed = by === "set" ? items.map((item) => item.printingId).filter(isSealedId) : [];
  const [rarities, sets] = await Promise.all([
    words.rarities(printings),
    words.setsOfSealed([...new Set(sealed)]),
  ]);
  const groups = new Map<string, Valuing>();
  for (const { head, items: own } of collections) {
    for (const item of own) {
      const price = priceOfLot(item, known);
      for (const key of groupKeys[by]({ item, collectionId: head.id, rarities, sets })) {
        const group = groups.get(key) ?? valuing();
        groups.set(key, group);
        group.take(item, price);
      }
    }
  }
  return groups;
}

async function namesOf(
  by: ValueGrouping,
  groups: readonly { readonly key: string }[],
  { collections, items }: ItemsAtHand,
  { words }: Pick<GroupsDeps, "words">,
): Promise<ReadonlyMap<string, string>> {
  if (by === "collection") return new Map(collections.map(({ head }) => [head.id, head.name]));
  if (by !== "set" || items.length === 0) return new Map();
  return words.setNames(groups.flatMap(({ key }) => SetId.safeParse(key).data ?? []));
}
