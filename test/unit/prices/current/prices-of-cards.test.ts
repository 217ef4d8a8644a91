import { describe, expect, test } from "vitest";
import { comparePrices } from "#functions/prices/current/compare-prices.ts";
import { getPricesOfCards } from "#functions/prices/current/get-prices-of-cards.ts";
import { getCardPrices } from "#functions/prices/reading/get-card-prices.ts";
import { PriceComparison } from "#schemas/http/price-now-views.ts";
import { getPricesOfCards as operation } from "#schemas/http/prices.ts";
import { card, pricedNow } from "#test/support/prices/priced-now.ts";

const euros = { source: "cardmarket", currency: "EUR", languages: "any" };

describe("[PRC-6] prices of many cards", () => {
  test("are those of the pages of the cards, in the order of the ids, each in its own language", async () => {
    const ids = [card(4), card(5), card(4, "de")];
    const { deps, price, build } = await pricedNow(ids);
    await price(ids[0] ?? card(4), {}, 900, 1_000, 1_010);
    await price(card(4), euros, 800, 900);
    await price(card(4), { variant: "normal" }, 300, 90_000);
    await price(card(5), { variant: "holo.standard" }, 500);
    await build();
    for (const currency of [undefined, "EUR", "USD", "BRL"]) {
      const items = await getPricesOfCards({ ids, currency }, deps);
      expect(operation.response.body.parse({ items }).items).toHaveLength(3);
      for (const [at, id] of ids.entries()) {
        const { variants } = await getCardPrices(id, { currency }, deps);
        const own = items[at]?.variants.map(({ variant, market }) => ({ variant, market }));
        expect(own).toEqual(variants.map(({ variant, market }) => ({ variant, market })));
      }
    }
    const [first] = await getPricesOfCards({ ids }, deps);
    expect(first).toMatchObject({
      price: { variant: "holo", amount: 1_010, source: "tcgplayer" },
      variants: [{ variant: "holo", changes: { 1: 1 } }, { variant: "normal" }],
    });
  });

  test.each([
    { of: "the same day", former: [480, 500], present: [undefined, { avg7: 490 }] },
    {
      of: "a later day",
      former: [480, 500, undefined],
      present: [undefined, undefined, { avg7: 490 }],
    },
    { of: "an earlier day", former: [480, 500], present: [{ avg7: 490 }, undefined] },
  ])("a key without a price takes nothing from one of before that has some: $of", async (told) => {
    const { deps, price, build } = await pricedNow([card(5)]);
    await price(card(5), { variant: "holo.standard" }, ...told.former);
    await build();
    await price(card(5), {}, ...told.present);
    await build();
    const page = (await getCardPrices(card(5), {}, deps)).variants;
    const [now] = await getPricesOfCards({ ids: [card(5)] }, deps);
    expect(page).toMatchObject([{ variant: "holo", market: { amount: 500 } }]);
    expect(now?.variants).toMatchObject([{ variant: "holo", market: page[0]?.market }]);
    expect(now?.variants?.[0]?.changes).toHaveProperty("1", 4.17);
  });

  test("[CAT-3] a price that is of no variant for sure is told beside them, and is not the card's", async () => {
    const { deps, price, build } = await pricedNow([card(4)]);
    await price(card(4), { variant: "normal.tcgplayer-213021" }, 1_000);
    await build();
    const [told] = await getPricesOfCards({ ids: [card(4)] }, deps);
    expect(told).not.toHaveProperty("price");
    expect(told).toMatchObject({ variants: [{ variant: "normal.tcgplayer-213021" }] });
    await price(card(4), {}, 900);
    await build();
    expect((await getPricesOfCards({ ids: [card(4)] }, deps))[0]).toMatchObject({
      price: { variant: "holo", amount: 900 },
    });
  });

  test("an id that means nothing says why, and costs the others nothing", async () => {
    const { deps, price, build } = await pricedNow([card(4)]);
    await price(card(4), {}, 1_000);
    const ids = ["pokemon:en:base1-999", "¿", card(4), "nothing-1", card(4)];
    const before = await getPricesOfCards({ ids: [card(4)] }, deps);
    expect(before).toEqual([{ id: card(4), outcome: "found", printingId: card(4), variants: [] }]);
    await build();
    const items = await getPricesOfCards({ ids }, deps);
    expect(items.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      [ids[0], "unknown", "no_such_card"],
      [ids[1], "unknown", "no_id"],
      [ids[2], "found", undefined],
      [ids[3], "unknown", "not_indexed"],
      [ids[4], "found", undefined],
    ]);
    expect(items[4]).toEqual(items[2]);
    expect(items[2]).toHaveProperty("price.amount", 1_000);
  });
});

describe("[PRC-6] what sources say side by side", () => {
  test("is in one currency, with how far each is from the market price, and who contradicts it", async () => {
    const { deps, price, build } = await pricedNow([card(4)]);
    await price(card(4), {}, 1_000, 1_000, 1_000);
    await price(card(4), euros, 10_000, undefined);
    await price(card(4), { source: "tcgdex-tcgplayer" }, 1_100);
    await build();
    const { variants } = PriceComparison.parse(await comparePrices(card(4), {}, deps));
    expect(variants).toMatchObject([
      {
        ...{ variant: "holo", currency: "USD", market: { amount: 1_000, confidence: "low" } },
        sources: [
          {
            ...{ source: "cardmarket", shop: "cardmarket", amount: 11_000, ageDays: 1 },
            ...{ told: { amount: 10_000, currency: "EUR" }, fromMarketPercent: 1_000 },
            ...{ isMarket: false, contradicts: true },
          },
          {
            source: "tcgdex-tcgplayer",
            fromMarketPercent: 10,
            isMarket: false,
            contradicts: false,
          },
          { source: "tcgplayer", amount: 1_000, fromMarketPercent: 0, isMarket: true },
        ],
      },
    ]);
    const inEuros = await comparePrices(card(4), { currency: "EUR" }, deps);
    expect(inEuros.variants[0]).toMatchObject({ currency: "EUR", market: { amount: 10_000 } });
    const [told] = (await comparePrices(card(4), { currency: "BRL" }, deps)).variants;
    expect(told).not.toHaveProperty("market");
    expect(told?.sources[0]).not.toHaveProperty("amount");
  });

  test("[PRC-2] keeps a source's last price on a day on which it tells none, with its age", async () => {
    const { deps, price, build } = await pricedNow([card(4)]);
    await price(card(4), {}, 1_000, 1_100, { listings: 2 });
    await price(card(4), { source: "ebay" }, { listings: 1 });
    await build();
    const { variants } = PriceComparison.parse(await comparePrices(card(4), {}, deps));
    expect(variants).toMatchObject([{ sources: [{ source: "tcgplayer" }] }]);
    expect(variants[0]?.sources[0]).toMatchObject({
      ...{ amount: 1_100, ageDays: 1, isConfirmed: true, isMarket: true },
    });
  });

  test("of a card that is not there is nothing", async () => {
    const { deps } = await pricedNow([]);
    await expect(comparePrices(card(5), {}, deps)).rejects.toThrow("base1-5");
  });
});
