import { dayAfter } from "#shared/kernel/days.ts";
import type { Card, Json } from "./records.ts";
import type { ShopPrices } from "./shops/shop-prices.ts";
import { soldByCardmarket, soldByTcgplayer } from "./shops/sold-cards.ts";

/**
 * A card's body as of a day: with prices of that day, in the shape and under the names of the
 * original, and with the day as that of its last change.
 *
 * @param day `YYYY-MM-DD`
 */
export const onDay = (card: Card, day: string, prices: ShopPrices): Card => ({
  ...card,
  updated: `${day}T04:00:00.000Z`,
  pricing: { cardmarket: euros(card, day, prices), tcgplayer: dollars(card, day, prices) },
});

/** Of the first product, for the plain printing and the one that shines; null where the shop has none. */
function euros(card: Card, day: string, prices: ShopPrices): Json | null {
  const [sold] = soldByCardmarket(card);
  if (!sold) return null;
  const { productId: idProduct, plain, holo } = sold;
  return {
    ...{ updated: `${day}T00:42:15.000Z`, unit: "EUR", idProduct },
    ...prices.cardmarket(plain, day),
    ...(holo && prices.cardmarket(holo, day, "-holo")),
  };
}

/** By printing; the shop's figures come a day later than the other's. */
function dollars(card: Card, day: string, prices: ShopPrices): Json | null {
  const sold = soldByTcgplayer(card);
  if (sold.length === 0) return null;
  const yesterday = dayAfter(day, -1);
  const blocks = sold.map(({ productId, printing }): [string, Json] => [
    printing.subType,
    { productId, ...prices.tcgplayer(printing, yesterday) },
  ]);
  return { updated: `${yesterday}T20:05:32.000Z`, unit: "USD", ...Object.fromEntries(blocks) };
}
