import type { CompositeCard } from "#functions/images/composites/composite.ts";
import { diceOf } from "../sample-upstream/pictures/dice.ts";

/** What nobody has paid or bid: prices and moves that look like some, always the same for a card. */
export function priced(card: CompositeCard, sign = "€"): CompositeCard {
  const dice = diceOf(`${card.printingId} price`);
  const cents = Math.round(Math.exp(1.2 + dice.between(0, 6)) * 10) + 25;
  const move = Math.round(dice.between(-13, 17) * 10) / 10;
  const to = move > 0 ? "up" : move < 0 ? "down" : "same";
  const amount = (cents / 100).toLocaleString("en", { minimumFractionDigits: 2 });
  return {
    ...card,
    price: `${sign}${amount}`,
    change: { text: `${move > 0 ? "+" : move < 0 ? "−" : ""}${Math.abs(move).toFixed(1)} %`, to },
  };
}
