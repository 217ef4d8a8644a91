import type { MarketOfCard, MarketPrices } from "#functions/catalog/index.ts";

/** What cards cost, by id or by id and variant, in cents of a currency: `{ "pokemon:en:base1-4": { USD: 41250 } }`. */
export type Told = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Prices of cards that are said, and changed, by a test. A change is told beside them. */
export function memoryMarketPrices(
  told: Told = {},
  changes: Readonly<Record<string, MarketOfCard["changes"]>> = {},
) {
  let [now, moved] = [told, changes];
  let version = 1;
  let trouble: Error | undefined;
  const asked: (readonly string[])[] = [];
  const prices: MarketPrices = {
    async of() {
      if (trouble) return undefined;
      const [held, ofThen] = [now, moved];
      return {
        version: String(version),
        knows: async (currency) => /^(USD|EUR|GBP|JPY)$/.test(currency),
        variantsPriced: (id) =>
          Object.keys(held).flatMap((key) =>
            key.startsWith(`${id}/`) ? [key.split("/")[1] ?? ""] : [],
          ),
        variants: async ({ id }) =>
          Object.entries(held[id] ?? {}).map(([currency, amount]) => ({
            variant: "holo",
            series: [
              {
                ...{ source: "shop", shop: "shop", currency, day: "2026-11-26", ageDays: 0 },
                ...{ isConfirmed: true, market: amount },
              },
            ],
          })),
        async markets(cards, currency) {
          asked.push(cards.map(({ id }) => id));
          return cards.map(({ id, variants }): MarketOfCard | undefined => {
            const keys = variants.flatMap(({ key, aliases = [] }) =>
              [key, ...aliases].map((one) => [key, `${id}/${one}`] as const),
            );
            const [variant, own] = [...keys, ["holo", id] as const].flatMap(([key, name]) => {
              const price = held[name];
              return price ? [[key, price] as const] : [];
            })[0] ?? ["", undefined];
            const [first = "USD"] = Object.keys(own ?? {});
            const amount = own?.[currency ?? first];
            if (amount === undefined) return undefined;
            return {
              price: {
                ...{ amount, currency: currency ?? first, variant, source: "shop", of: "market" },
                ...{ day: "2026-11-26", ageDays: 0, confidence: "medium" },
              },
              units: amount / 100,
              changes: ofThen[id] ?? {},
            };
          });
        },
      };
    },
  };
  return {
    prices,
    /** Which cards were asked about, question by question. */
    asked,
    exchange(next: Told, andMoved: typeof changes = {}) {
      [now, moved] = [next, andMoved];
      version += 1;
    },
    breaks(error: Error | undefined) {
      trouble = error;
    },
  };
}
