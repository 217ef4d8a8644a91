import { expect, test } from "vitest";
import { ownPriceIn } from "#bin/local/demo/prices.ts";

const market = { amount: 100, currency: "USD", source: "tcgplayer", day: "2026-02-01" };
const card = { variants: ["holo.unlimited", "holo.shadowless"].map((key) => ({ key })) };

test("[PRC-6] a start tells the price of the first variant in the card's own order, as lists do", () => {
  const variants = ["holo.shadowless", "holo.unlimited"].map((variant) => ({ variant, market }));
  expect(ownPriceIn(variants, card)?.variant).toBe("holo.unlimited");
});

test("a variant that has no price, or that the card does not know, is passed over where another has one", () => {
  const variants = [
    { variant: "a-word", market },
    { variant: "holo.shadowless", market },
    { variant: "holo.unlimited" },
  ];
  expect(ownPriceIn(variants, card)?.variant).toBe("holo.shadowless");
  expect(ownPriceIn(variants.slice(0, 1), card)?.variant).toBe("a-word");
  expect(ownPriceIn([], card)).toBeUndefined();
});
