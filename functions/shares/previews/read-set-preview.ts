import type { Card } from "#schemas/catalog/card.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { games } from "#schemas/games/index.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { SetId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import {
  type CatalogStore,
  type MarketOfCard,
  type MarketPrices,
  noSuchSet,
} from "../../catalog/index.ts";
import { priceInWords } from "../../prices/reading/index.ts";
import { dayText } from "../pages/share-words.ts";
import type { Preview } from "./preview.ts";

export interface SetPreviewDeps {
  readonly store: Pick<CatalogStore, "set" | "setCards">;
  readonly prices: MarketPrices;
  readonly clock: Clock;
}

export interface SetPreview {
  readonly set: CardSet;
  readonly preview: Preview;
  /** Those whose pictures may be shown, the dearest first. */
  readonly cards: readonly Pick<Card, "id" | "images">[];
}

/** Cards at a time; the largest sets have some 350. */
const pageOfCards = 500;
/** Of those beyond, no picture is asked for. */
const mostAsked = 12;
const mostNamed = 3;

/**
 * What the picture of a link to a set says. Costs all cards of the set.
 *
 * @throws DomainError `catalog.no_such_set`
 */
export async function readSetPreview(
  id: SetId,
  { currency }: { readonly currency?: Currency | undefined },
  deps: SetPreviewDeps,
): Promise<SetPreview> {
  const { store, prices, clock } = deps;
  const [found, { items }] = await Promise.all([
    store.set(id),
    store.setCards(id, { limit: pageOfCards }),
  ]);
  if (!found) throw noSuchSet(id);
  const { value: set } = found;
  const cards = items.map(({ value }) => value);
  const now = await prices.of(set.game);
  const markets = (await now?.markets(cards, currency)) ?? [];
  const priced = cards
    .map((card, at) => ({ card, market: markets[at] }))
    .toSorted((a, b) => (b.market?.units ?? 0) - (a.market?.units ?? 0));
  const named = priced
    .slice(0, mostNamed)
    .flatMap(({ card, market }) =>
      market ? [{ name: card.name, language: card.language, price: priceText(market) }] : [],
    );
  return {
    set,
    cards: priced.slice(0, mostAsked).map(({ card }) => card),
    preview: {
      kind: games.named(set.game)?.label ?? set.game,
      ...{ title: set.name, language: set.language, facts: factsOf(set), dearest: named },
      day: named.length > 0 ? dayText(utcDay(clock())) : undefined,
    },
  };
}

const priceText = ({ price: { amount, currency } }: MarketOfCard) => priceInWords(amount, currency);

function factsOf({ series, name, releasedOn, cardCount }: CardSet): readonly string[] {
  const { printed, total } = cardCount;
  const count = (cards: number) =>
    `${cards.toLocaleString("en")} ${cards === 1 ? "card" : "cards"}`;
  const secret = printed > 0 && total > printed ? ` + ${total - printed} secret` : "";
  return [
    ...(series.name !== "" && series.name !== name ? [series.name] : []),
    ...(releasedOn ? [dayText(releasedOn)] : []),
    ...(total > 0 ? [`${count(printed > 0 ? printed : total)}${secret}`] : []),
  ];
}
