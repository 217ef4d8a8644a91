import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { MarketOfCard, MarketPrices } from "../../catalog/index.ts";
import {
  type ItemMoney,
  knownMoney,
  type MoneyName,
  type ShownDeps,
} from "../../holdings/index.ts";
import { digitsOf } from "../../prices/reading/index.ts";
import type { KnownCards } from "../cards/known-cards.ts";
import type { ChosenCard, ChosenCards } from "../choosing/chosen-cards.ts";

/** What the cards of a picture cost, in its currency: copies as one has them, and cards that one has not what their market says. */
export interface ShownMoney {
  readonly currency: Currency;
  readonly items: ItemMoney;
  /** Of one copy, in the smallest unit. */
  amountOf(card: ChosenCard): number | undefined;
  /** In percent, within thirty days. */
  changeOf(card: ChosenCard): number | undefined;
  /** What cards are ordered by, of all copies together but for prices and payments. */
  unitsOf(name: MoneyName, card: ChosenCard): number | undefined;
}

export interface ShownMoneyDeps extends ShownDeps {
  /** Absent where nobody tells prices. */
  readonly prices?: MarketPrices | undefined;
}

/** Reads what the cards of a picture cost. */
export async function shownMoney(
  asked: { readonly userId: string; readonly currency: Currency },
  { cards, money }: Pick<ChosenCards, "cards" | "money">,
  known: KnownCards,
  deps: ShownMoneyDeps,
): Promise<ShownMoney> {
  const { currency } = asked;
  const [items, market] = await Promise.all([
    money ?? knownMoney(asked, copiesOf(cards), deps),
    marketOf(
      cards.filter(({ copies }) => copies.length === 0),
      { currency, known, prices: deps.prices },
    ),
  ]);
  const unit = 10 ** digitsOf(currency);
  const amountOf = ({ printingId, copies: [best] }: ChosenCard) =>
    best ? items.amountOf(best) : market.get(printingId)?.price.amount;
  return {
    ...{ currency, items, amountOf },
    changeOf: ({ printingId, copies: [best] }) =>
      best ? items.changeOf(best) : market.get(printingId)?.changes[30],
    unitsOf(name, card) {
      const { copies } = card;
      const [best] = copies;
      if (name === "price") {
        const amount = amountOf(card);
        return amount === undefined ? undefined : amount / unit;
      }
      if (name === "paid") return best && items.units(name, best);
      const all = copies.map((copy) => items.units(name, copy)).filter((one) => !Number.isNaN(one));
      return all.length === 0 ? undefined : all.reduce((sum, one) => sum + one, 0);
    },
  };
}

export const copiesOf = (cards: readonly ChosenCard[]): readonly CollectionItem[] =>
  cards.flatMap(({ copies }) => copies);

async function marketOf(
  cards: readonly ChosenCard[],
  about: {
    readonly currency: Currency;
    readonly known: KnownCards;
    readonly prices: MarketPrices | undefined;
  },
): Promise<ReadonlyMap<PrintingId, MarketOfCard>> {
  const { currency, known, prices } = about;
  const wanted = cards.flatMap(({ printingId }) => known.card(printingId) ?? []);
  const all = [...Map.groupBy(wanted, ({ id }) => gamePartOf(id))].map(async ([game, own]) => {
    const markets = await (await prices?.of(game))?.markets(own, currency);
    return own.flatMap(({ id }, at): [PrintingId, MarketOfCard][] => {
      const market = markets?.[at];
      return market ? [[id, market]] : [];
    });
  });
  return new Map((await Promise.all(all)).flat());
}
