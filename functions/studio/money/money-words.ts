import type { CompositeOptions } from "#schemas/images/composite.ts";
import { priceInWords } from "../../prices/reading/index.ts";
import type { MoneyWords } from "../cards/planned-card.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import type { ShownMoney } from "./shown-money.ts";

/** What is written of a card's price, as far as it is wanted and known. */
export function moneyWords(
  card: ChosenCard,
  { labels }: Pick<CompositeOptions, "labels">,
  money: ShownMoney | undefined,
): MoneyWords {
  const price = labels.price ? money?.amountOf(card) : undefined;
  const change = labels.change ? money?.changeOf(card) : undefined;
  return {
    ...(price !== undefined && money && { price: priceInWords(price, money.currency) }),
    ...(change !== undefined && { change: changeInWords(change) }),
  };
}

const oneDecimal = new Intl.NumberFormat("en", {
  ...{ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" },
});

/** `+4.2%`; what is not seen in it is no change. */
export function changeInWords(percent: number): NonNullable<MoneyWords["change"]> {
  const text = `${oneDecimal.format(percent).replace("-", "−")}%`;
  if (text === "0.0%") return { text, to: "same" };
  return { text, to: percent > 0 ? "up" : "down" };
}
