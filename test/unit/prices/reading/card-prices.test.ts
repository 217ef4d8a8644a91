import { describe, expect, test } from "vitest";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { getCardPrices } from "#functions/prices/reading/get-card-prices.ts";
import { CardPrices } from "#schemas/http/price-views.ts";
import { PrintingId } from "#schemas/values.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const pricesOf = async (...all: readonly HistorySeries[]) =>
  CardPrices.parse(await getCardPrices(id, {}, given(...all)));

describe("[PRC-6] what a card costs", () => {
  test("is said by variant, with each source and the one that is chosen", async () => {
    const { variants } = await pricesOf(
      series({ source: "cardmarket", currency: "EUR", languages: "any" }, 900),
      series({}, 1_000, { low: 700, market: 1_100 }),
      series({ variant: "reverse" }, { low: 300 }),
    );
    expect(variants).toMatchObject([
      {
        variant: "holo",
        market: { amount: 1_100, source: "tcgplayer", of: "market", day: today, ageDays: 0 },
        series: [
          { source: "cardmarket", currency: "EUR" },
          { source: "tcgplayer", newest: { low: 700, market: 1_100, isConfirmed: true } },
        ],
      },
      { variant: "reverse", market: { amount: 300, of: "low" } },
    ]);
    expect(variants[0]?.series[1]?.statistics?.changes["1"]).toMatchObject({ percent: 10 });
  });

  test("what a shop says itself comes before what others pass on of it, and names its shop", async () => {
    const { variants } = await pricesOf(
      series({ source: "tcgdex-tcgplayer" }, 1_300),
      series({}, 1_000),
    );
    expect(variants[0]?.market).toMatchObject({ source: "tcgplayer", confidence: "medium" });
    expect(variants[0]?.series.map((one) => one.shop)).toEqual(["tcgplayer", "tcgplayer"]);
  });

  test("is told in the currency that is asked for, and from what it was converted", async () => {
    const euros = series({ source: "cardmarket", currency: "EUR", languages: "any" }, 1_000);
    const inDollars = async (currency: string, ...all: readonly HistorySeries[]) =>
      CardPrices.parse(await getCardPrices(id, { currency }, given(...all))).variants[0]?.market;
    expect(await inDollars("USD", euros)).toMatchObject({
      ...{ amount: 1_100, currency: "USD", source: "cardmarket" },
      converted: { amount: 1_000, currency: "EUR" },
    });
    expect(await inDollars("USD", euros, series({}, 1_200))).toMatchObject({
      ...{ amount: 1_200, source: "tcgplayer", confidence: "high" },
    });
    expect(await inDollars("USD", euros, series({}, 1_200))).not.toHaveProperty("converted");
    expect(await inDollars("BRL", euros)).toBeUndefined();
  });

  test("shops that contradict each other are told in whatever currency they speak", async () => {
    const euros = series({ source: "cardmarket", currency: "EUR", languages: "any" }, 30_000);
    const { variants } = await pricesOf(euros, series({}, 1_000));
    expect(variants[0]?.market).toMatchObject({
      ...{ amount: 1_000, currency: "USD", confidence: "low" },
      contradictedBy: [{ source: "cardmarket", amount: 30_000, currency: "EUR" }],
    });
  });

  test("no price is no variant, and averages alone are no market price", async () => {
    expect((await pricesOf()).variants).toEqual([]);
    const { variants } = await pricesOf(series({}, { avg7: 500 }));
    expect(variants).toMatchObject([{ series: [{ newest: { avg7: 500 } }] }]);
    expect(variants[0]).not.toHaveProperty("market");
  });

  test("is of products that are sold in the card's language, or in any", async () => {
    const { variants } = await pricesOf(
      series({ languages: "ja" }, 1),
      series({ languages: "de,en", source: "cardmarket" }, 2),
      series({ languages: "any", source: "tcgdex-cardmarket" }, 3),
    );
    expect(variants[0]?.series.map(({ newest }) => newest.market)).toEqual([2, 3]);
  });

  test("what a variant was called before is its own, the later observation of a day", async () => {
    const former = series({ variant: "holo.standard" }, 700, 800, 900);
    const present = series({}, 1_000);
    const { variants } = await pricesOf(former, present);
    expect(variants.map(({ variant }) => variant)).toEqual(["holo"]);
    expect(variants[0]?.series).toMatchObject([{ newest: { market: 1_000 } }]);
    expect(variants[0]?.series[0]?.statistics?.year?.days).toBe(3);
  });

  test("a jump that was seen once is shown as such, and the price before it is the market price", async () => {
    const { variants } = await pricesOf(series({}, 1_000, 1_000, 90_000));
    expect(variants[0]).toMatchObject({
      market: { amount: 1_000, day: dayAt(1), confidence: "medium" },
      series: [{ newest: { isConfirmed: false }, statistics: { unconfirmed: 1 } }],
    });
  });

  test("of a card that is not there is nothing", async () => {
    const other = PrintingId.parse("pokemon:en:base1-5");
    await expect(getCardPrices(other, {}, given())).rejects.toThrow("base1-5");
  });
});
