import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { PictureLanguage } from "#schemas/images/picture-language.ts";
import { priceInWords } from "../../prices/reading/index.ts";
import type { MoneyWords } from "../cards/planned-card.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import type { ShownMoney } from "./shown-money.ts";

/** What is written of a card's price, as far as it is wanted and known. */
export function moneyWords(
  card: ChosenCard,
  { labels, language }: Pick<CompositeOptions, "labels" | "language">,
  money: ShownMoney | undefined,
): MoneyWords {
  const price = labels.price ? money?.amountOf(card) : undefined;
  const change = labels.change ? money?.changeOf(card) : undefined;
  return {
    ...(price !== undefined && money && { price: priceInWords(price, money.currency, language) }),
    ...(change !== undefined && { change: changeInWords(change, language) }),
  };
}

/** To make one takes forty times as long as to use it, and each card has a change. */
const formats = new Map<PictureLanguage, Intl.NumberFormat>();

function oneDecimalIn(language: PictureLanguage): Intl.NumberFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.NumberFormat(language, {
    ...{ style: "percent", signDisplay: "exceptZero" },
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1 },
  });
  formats.set(language, made);
  return made;
}

/** `+4.2%`; what is not seen in it is no change. */
export function changeInWords(
  percent: number,
  language: PictureLanguage,
): NonNullable<MoneyWords["change"]> {
  const text = oneDecimalIn(language)
    .format(percent / 100)
    .replace("-", "−");
  if (!/[1-9]/.test(text)) return { text, to: "same" };
  return { text, to: percent > 0 ? "up" : "down" };
}
