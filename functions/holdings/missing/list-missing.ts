import * as z from "zod";
import type { CardView } from "#schemas/http/catalog-views.ts";
import type { MarketPrice } from "#schemas/http/market-price.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { listedCards } from "../../catalog/index.ts";
import type { ReadingView } from "../completion/completion-of.ts";
import type { GameAtHand, GameDeps } from "../completion/game-at-hand.ts";
import type { HeldCopies } from "../completion/marks.ts";
import type { MissingSlot } from "../completion/readings.ts";
import { cheapestOf } from "../completion/slot-prices.ts";
import { variantMarkets } from "../completion/variant-markets.ts";
import { type MissingRequest, missingOf } from "./missing-of.ts";

/** Something that is missing: the card that would fill it for the least money, or the first that would. */
export interface MissingView {
  readonly card: CardView;
  /** Which variant of it, where just that one is missing. */
  readonly variant?: string;
  /** The species that is missing, where any card of it would do. */
  readonly species?: number;
  /** Absent where nobody tells one. */
  readonly price?: MarketPrice;
}

export interface MissingPage extends Page<MissingView>, ReadingView {}

const nothing = {
  owned: 0,
  missing: 0,
  total: 0,
  percent: 100,
  toComplete: { amount: 0, unpriced: 0 },
};

/** Of the last entry: the card and its variant, or the species. */
const Position = z.tuple([z.union([z.string(), z.number()]), z.int()]);

/**
 * What somebody lacks of some cards, a page at a time, with what all of it costs.
 *
 * @throws DomainError `request.bad_cursor`, and as {@link missingOf}
 */
export async function listMissing(
  request: MissingRequest & PageRequest,
  items: Iterable<HeldCopies>,
  deps: GameDeps,
): Promise<MissingPage> {
  const { limit, cursor, currency: _, ...list } = request;
  const name = JSON.stringify(["missing", list]);
  const after = positionIn(name, cursor, Position);
  const missing = await missingOf(request, items, deps);
  if (!missing) return { items: [], ...nothing };
  const { hand, slots, view } = missing;
  const isSpecies = request.reading === "species";
  const rest = after ? slots.filter((slot) => isAfter(slot, after, hand)) : slots;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const views = await viewsOf(page, { ...hand, currency: request.currency });
  return {
    items: isSpecies ? views.map((one, at) => ({ ...one, species: page[at]?.slot ?? 0 })) : views,
    ...view,
    ...(last &&
      rest.length > limit && { nextCursor: cursorAt(name, positionOf(last, isSpecies, hand)) }),
  };
}

const positionOf = (
  { slot, options: [first] }: MissingSlot,
  isSpecies: boolean,
  hand: GameAtHand,
) => (isSpecies ? [slot, 0] : [hand.checklist.table.ids[first?.place ?? 0], first?.variant ?? 0]);

function isAfter(
  { slot, options: [first] }: MissingSlot,
  [card, variant]: z.output<typeof Position>,
  { checklist }: GameAtHand,
): boolean {
  if (typeof card === "number") return slot > card;
  const at = checklist.table.placeNear(card);
  const { place = 0, variant: own = 0 } = first ?? {};
  return place > at || (place === at && own > variant);
}

async function viewsOf(
  slots: readonly MissingSlot[],
  { checklist, prices, now, currency }: GameAtHand & { readonly currency: Currency },
): Promise<readonly MissingView[]> {
  const chosen = slots.flatMap((slot) => cheapestOf(slot, prices).option ?? []);
  const places = chosen.map(({ place }) => place);
  const cards = listedCards(checklist.table.cardsAt(places));
  const markets = now ? await variantMarkets(places, checklist, { now, currency }) : [];
  const byPlace = Map.groupBy(markets, ({ place }) => place);
  return chosen.flatMap(({ place, variant }, at) => {
    const card = cards[at];
    if (!card) return [];
    const key = variant === undefined ? undefined : checklist.variantsOf(place)[variant];
    const price = (byPlace.get(place) ?? [])
      .map((one) => one.price)
      .filter((one) => key === undefined || one.variant === key)
      .sort((a, b) => a.amount - b.amount)[0];
    return [{ card, ...(key !== undefined && { variant: key }), ...(price && { price }) }];
  });
}
