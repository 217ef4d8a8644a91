import { describe, expect, test } from "vitest";
import { priceBlocks } from "#functions/sources/providers/pokemontcg/price-blocks.ts";
import { recordedTraffic } from "#test/support/v2/v2-recorded.ts";

const [tcgplayer, cardmarket] = priceBlocks;
const told = (variant: string, columns: object, day = "2026-07-22") => ({ variant, day, columns });
const market = (cents: number) => ({ market: cents });
const wordsOf = (...variants: readonly string[]) => {
  const all = variants.map((variant, at) => told(variant, market(100 + at)));
  const prices = tcgplayer?.of("base1-4", all, undefined)?.prices ?? {};
  return Object.entries(prices).map(
    ([word, own]) => `${word} ${JSON.stringify(own).replace(/.*"market":([\d.]+).*/, "$1")}`,
  );
};

describe("[SRCH-5] what TCGplayer says is told as the old service did", () => {
  test("with all figures of each kind, null where there is none", () => {
    expect(
      tcgplayer?.of(
        "xy7-57",
        [told("holo", { low: 325, mid: 600, high: 1_490, market: 465 })],
        undefined,
      ),
    ).toEqual({
      url: "https://prices.pokemontcg.io/tcgplayer/xy7-57",
      updatedAt: "2026/07/22",
      prices: { holofoil: { low: 3.25, mid: 6, high: 14.9, market: 4.65, directLow: null } },
    });
  });

  test.each([
    ["normal reverse", "normal 1,reverseHolofoil 1.01"],
    ["reverse holo", "holofoil 1.01,reverseHolofoil 1"],
    ["holo.unlimited", "holofoil 1"],
    ["holo.unlimited holo.1st-edition", "unlimitedHolofoil 1,1stEditionHolofoil 1.01"],
    ["normal.unlimited normal.1st-edition", "unlimited 1,1stEditionNormal 1.01"],
    ["holo.shadowless holo.unlimited", "holofoil 1.01"],
    ["holo.cosmos holo.jumbo.cosmos", "holofoil 1"],
    ["normal holo.jumbo", "normal 1"],
    ["cosmos-holofoil", ""],
  ])("of %s these are told: %s", (variants, words) => {
    expect(wordsOf(...variants.split(" ")).join()).toBe(words);
  });

  test("not at all where it says nothing, and not of averages", () => {
    expect(tcgplayer?.of("base1-4", [], undefined)).toBeUndefined();
    expect(tcgplayer?.of("base1-4", [told("holo", { avg7: 5 })], undefined)).toBeUndefined();
  });

  test("with the newest of their days, and the shop’s own page where its product is known", () => {
    const all = [told("holo", market(5), "2026-07-21"), told("reverse", market(5), "2026-07-22")];
    expect(tcgplayer?.of("base1-4", all, "42382")).toMatchObject({
      ...{ url: "https://www.tcgplayer.com/product/42382", updatedAt: "2026/07/22" },
    });
  });
});

describe("[SRCH-5] what Cardmarket says is told as the old service did", () => {
  const figures = { average: 410, low: 150, market: 440, avg1: 400, avg7: 420, avg30: 430 };

  test("with all figures in their order, 0 where there is none", () => {
    const block = cardmarket?.of("xy7-57", [told("holo", figures)], undefined);
    expect(JSON.stringify(block?.prices)).toBe(
      JSON.stringify({
        ...{
          averageSellPrice: 4.1,
          lowPrice: 1.5,
          trendPrice: 4.4,
          germanProLow: 0,
          suggestedPrice: 0,
        },
        ...{ reverseHoloSell: 0, reverseHoloLow: 0, reverseHoloTrend: 0, lowPriceExPlus: 0 },
        ...{ avg1: 4, avg7: 4.2, avg30: 4.3 },
        ...{ reverseHoloAvg1: 0, reverseHoloAvg7: 0, reverseHoloAvg30: 0 },
      }),
    );
  });

  test("with reverse copies beside the plain ones", () => {
    const all = [told("reverse", figures, "2026-07-23"), told("normal", { market: 20 })];
    expect(cardmarket?.of("xy7-57", all, "273699")).toMatchObject({
      url: "https://www.cardmarket.com/en/Pokemon/Products?idProduct=273699",
      updatedAt: "2026/07/23",
      prices: {
        ...{
          trendPrice: 0.2,
          avg1: 0,
          reverseHoloSell: 4.1,
          reverseHoloLow: 1.5,
          reverseHoloTrend: 4.4,
        },
        ...{ reverseHoloAvg1: 4, reverseHoloAvg7: 4.2, reverseHoloAvg30: 4.3 },
      },
    });
    expect(cardmarket?.of("xy7-57", [], "1")).toBeUndefined();
  });
});

const variants: Readonly<Record<string, string>> = {
  normal: "normal",
  holofoil: "holo",
  reverseHolofoil: "reverse",
};
interface Block {
  readonly updatedAt: string;
  readonly prices: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}
const recorded = (recordedTraffic() ?? []).flatMap(({ body }) => {
  const cards = [body["data"]].flat() as { id: string; tcgplayer?: Block }[];
  return cards.flatMap((card) => (card?.tcgplayer ? [[card.id, card.tcgplayer] as const] : []));
});

test.skipIf(recorded.length === 0)(
  "[SRCH-5] every block that was recorded comes out as it was, key for key, of the same prices",
  () => {
    expect(recorded.length).toBeGreaterThan(60);
    for (const [id, block] of recorded) {
      const all = Object.entries(block.prices).map(([word, own]) => {
        const columns = Object.entries(own).flatMap(([name, value]) =>
          value === null ? [] : [[name, Math.round(value * 100)] as const],
        );
        return told(
          variants[word] ?? "",
          Object.fromEntries(columns),
          block.updatedAt.replaceAll("/", "-"),
        );
      });
      expect(JSON.stringify(tcgplayer?.of(id, all, undefined))).toBe(JSON.stringify(block));
    }
  },
);
