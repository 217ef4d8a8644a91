import type { CardShare, SharedPrice } from "#functions/shares/cards/card-share.ts";
import { dayAfter } from "#shared/kernel/days.ts";

const first = "2026-08-30";

/** The price of a Charizard over 90 days up to the end of November; name only what the test is about. */
export const aSharedPrice = (change: Partial<SharedPrice> = {}): SharedPrice => ({
  ...{ amount: 41_250, currency: "USD", day: "2026-11-27", of: "holo", changePercent: 4.2 },
  points: Array.from({ length: 90 }, (_none, at) => ({
    day: dayAfter(first, at),
    amount: 40_000 + ((at * 7) % 30) * 100,
  })),
  ...{ from: first, to: "2026-11-27" },
  ...change,
});

export const aCardShare = (change: Partial<CardShare> = {}): CardShare => ({
  ...{ name: "Charizard", language: "en", setName: "Base Set", number: "4/102" },
  ...{ rarity: "Rare Holo", price: aSharedPrice() },
  ...change,
});
