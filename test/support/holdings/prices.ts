import type { KnownPrices, PricedLot } from "#functions/holdings/valuing/price-of-lot.ts";
import type { CopyPrice } from "#functions/prices/reading/index.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import { charizard } from "#test/support/collections/collections.ts";

/** A market price of holo copies, near mint where nothing else is said. */
export const aPrice = (amount: number, change: Partial<CopyPrice> = {}): CopyPrice => ({
  ...{ variant: "holo", amount, currency: "EUR", source: "cardmarket", day: "2026-02-01" },
  ...change,
});

/** A price that somebody has entered for their near mint holo Charizard. */
export const anOwnPrice = (change: Partial<OwnPrice> = {}): OwnPrice => ({
  ...{ printingId: charizard, variant: "holo", state: "near_mint", source: "manual", version: 1 },
  ...{ amount: 9_000, currency: "USD" },
  ...{ createdAt: "2026-02-01T06:00:00.000Z", updatedAt: "2026-02-01T06:00:00.000Z" },
  ...change,
});

/** The same market prices for every card, and some that its owner has entered. */
export const knownPrices = (
  prices: readonly CopyPrice[],
  own: readonly OwnPrice[] = [],
): KnownPrices => ({
  own: ({ printingId, variant }: PricedLot, state) =>
    own.find(
      (one) => one.printingId === printingId && one.variant === variant && one.state === state,
    ),
  market: ({ variant }) => ({ variant, prices }),
});
