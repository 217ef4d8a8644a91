import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseMarket, type Offer } from "#functions/prices/market/choose-market.ts";

const today = "2026-08-22";
const dollars: Offer = {
  ...{ source: "shop", shop: "shop", currency: "USD", day: today, amount: 1_000 },
  isConfirmed: true,
};
const passedOn: Offer = { ...dollars, source: "other-shop", amount: 1_010 };
const euros: Offer = { ...dollars, source: "market", shop: "market", currency: "EUR", amount: 900 };
const asked: Offer = {
  ...dollars,
  source: "auction",
  shop: "auction",
  isAsked: true,
  amount: 1_300,
};
const order = ["shop", "market", "other-shop", "auction"];
/** As if a euro were worth 1.10 dollars. */
const inDollars = ({ currency, amount }: Offer) =>
  currency === "USD" ? amount : currency === "EUR" ? Math.round(amount * 1.1) : undefined;

const choice = (...offers: readonly Offer[]) =>
  chooseMarket(offers, { currency: "USD", today, order, inCurrency: inDollars });

describe("[PRC-6] the market price", () => {
  test.each([
    ["is in the currency that was asked for, if anybody tells it", [euros, dollars], "shop"],
    ["is converted, if nobody does", [euros], "market"],
    ["is a shop's own before what others pass on of it", [passedOn, dollars], "shop"],
    ["is what others pass on of a shop, if there is nothing else", [passedOn, asked], "other-shop"],
    ["is what something sold for before what is asked for it", [asked, euros], "market"],
    ["is what is asked for it, if nothing was sold", [asked], "auction"],
    [
      "is a fresh one before one of eight days ago",
      [{ ...dollars, day: "2026-08-14" }, euros],
      "market",
    ],
    [
      "is one of seven days ago before others in their order",
      [{ ...dollars, day: "2026-08-15" }, euros],
      "shop",
    ],
    [
      "is one that is confirmed before one that is not",
      [{ ...dollars, isConfirmed: false }, euros],
      "market",
    ],
    [
      "is one that nobody has confirmed, if there is no other",
      [{ ...dollars, isConfirmed: false }],
      "shop",
    ],
    ["is an old one, if there is no other", [{ ...dollars, day: "2025-01-01" }], "shop"],
  ])("%s", (_what, offers, wanted) => {
    expect(choice(...offers)?.chosen.source).toBe(wanted);
  });

  test("is none where nobody tells any, or none in a currency with a rate", () => {
    expect(choice()).toBeUndefined();
    expect(choice({ ...dollars, currency: "BRL" })).toBeUndefined();
  });

  test("says its age, and what it is in the currency that was asked for", () => {
    expect(choice({ ...euros, day: "2026-08-20" })).toMatchObject({ amount: 990, ageDays: 2 });
  });

  test("is the same for any order of offers", () => {
    const offers = [dollars, passedOn, euros, asked, { ...euros, shop: "third", source: "third" }];
    fc.assert(
      fc.property(fc.shuffledSubarray(offers, { minLength: offers.length }), (shuffled) => {
        expect(choice(...shuffled)).toEqual(choice(...offers));
      }),
    );
  });
});

describe("[PRC-6] a wrong product gives a wrong price", () => {
  const third: Offer = { ...dollars, source: "third", shop: "third", amount: 1_050 };
  const wrong = { ...dollars, amount: 30_000 };

  test("two further shops that agree are believed against the first one", () => {
    expect(choice(wrong, euros, third)).toMatchObject({
      chosen: { source: "third" },
      ...{ confidence: "low", contradictedBy: [{ amount: 30_000 }] },
    });
  });

  test("one alone is not, but it is said that it contradicts", () => {
    expect(choice(wrong, euros)).toMatchObject({
      chosen: { source: "shop", amount: 30_000 },
      ...{ confidence: "low", contradictedBy: [{ source: "market" }] },
    });
  });

  test("what others pass on of the same shop is no further voice", () => {
    expect(choice(wrong, { ...passedOn, amount: 30_000 }, euros)?.contradictedBy).toHaveLength(1);
    const own = { ...euros, amount: 27_000 };
    expect(choice(dollars, passedOn, own)?.chosen.source).toBe("shop");
  });

  test("two that contradict it and each other change nothing", () => {
    const other = { ...third, amount: 5 };
    expect(choice(wrong, euros, other)?.chosen.source).toBe("shop");
  });
});

describe("[PRC-6] how sure one can be", () => {
  test.each([
    ["two shops agree today", [dollars, euros], "high"],
    ["a shop is alone", [dollars], "medium"],
    ["only the same shop says the same", [dollars, passedOn], "medium"],
    [
      "the other is twice as far as would agree, and contradicts nothing",
      [dollars, { ...euros, amount: 2_500 }],
      "medium",
    ],
    ["the price is of three days ago", [{ ...dollars, day: "2026-08-19" }, euros], "medium"],
    ["the price is of eight days ago", [{ ...dollars, day: "2026-08-14" }], "low"],
    ["the other one is of eight days ago", [dollars, { ...euros, day: "2026-08-14" }], "medium"],
    ["nobody has confirmed it", [{ ...dollars, isConfirmed: false }], "low"],
    ["it is contradicted", [dollars, { ...euros, amount: 30_000 }], "low"],
    ["it is but asked for", [asked, { ...asked, shop: "b", source: "b" }], "medium"],
  ])("%s: as %s", (_what, offers, confidence) => {
    expect(choice(...offers)?.confidence).toBe(confidence);
  });
});
