import type { MarketPrices, PricesNow } from "#functions/catalog/index.ts";
import type { MarketPrice } from "#schemas/http/market-price.ts";

/**
 * Prices in cents by short id and variant, `base1-4 holo`. A card has the price of its first variant that has one, and then that of
 * one which it does not know, as the real ones do.
 */
export function pricesOf(
  cents: Readonly<Record<string, number>>,
  version = "1",
): MarketPrices & { readonly asked: string[] } {
  const asked: string[] = [];
  const keysOf = (id: string) => {
    const short = `${id.split(":")[2]} `;
    return Object.keys(cents).flatMap((key) =>
      key.startsWith(short) ? [key.slice(short.length)] : [],
    );
  };
  const now: PricesNow = {
    version,
    knows: async () => true,
    variantsPriced: keysOf,
    async markets(cards) {
      return cards.map(({ id, variants }) => {
        asked.push(id);
        const own = keysOf(id);
        const named = variants.map(({ key }) => key);
        const variant = [...named, ...own].find((key) => own.includes(key));
        const amount = cents[`${id.split(":")[2]} ${variant}`];
        if (variant === undefined || amount === undefined) return undefined;
        return { price: priceOf(variant, amount), units: amount / 100, changes: {} };
      });
    },
    variants: async () => [],
  };
  return { of: async () => now, asked };
}

export const priceOf = (variant: string, amount: number): MarketPrice => ({
  ...{ variant, amount, currency: "EUR", source: "cardmarket", of: "market" },
  ...{ day: "2026-02-01", ageDays: 0, confidence: "high" },
});
