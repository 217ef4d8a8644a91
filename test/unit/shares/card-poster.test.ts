import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { posterKey } from "#functions/images/posters/poster-key.ts";
import { cardLayouts } from "#functions/shares/cards/card-layout.ts";
import { cardMeasures } from "#functions/shares/cards/card-measures.ts";
import { cardPoster } from "#functions/shares/cards/card-poster.ts";
import type { CardShare } from "#functions/shares/cards/card-share.ts";
import { PosterPlan } from "#schemas/images/poster.ts";
import { ShareSize, ShareStyle, shareSizes } from "#schemas/images/share.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { pictureHash } from "#test/support/pictures/card-pictures.ts";
import { aCardShare, aSharedPrice } from "#test/support/pictures/some-share.ts";

const look = { style: "clean", size: "square", format: "jpeg" } as const;
const picture = { picture: pictureHash(1) };
const keyOf = (share: Partial<CardShare>, change = {}, own: typeof picture | "none" = picture) =>
  posterKey(
    cardPoster(aCardShare(share), { ...look, ...change }, own === "none" ? undefined : own),
  );

describe("[IMG-7] the address of a picture to share", () => {
  test("changes with all that is drawn", () => {
    const price = aSharedPrice();
    const moved = price.points.map((point, at) => (at === 3 ? { ...point, amount: 1 } : point));
    const keys = [
      keyOf({}),
      ...[{ name: "Blastoise" }, { setName: "Jungle" }, { number: "5/102" }].map((one) =>
        keyOf(one),
      ),
      ...[{ rarity: "Rare" }, { rarity: undefined }, { price: undefined }].map((one) => keyOf(one)),
      ...[{ amount: 1 }, { currency: "EUR" }, { day: "2026-01-01" }, { of: "reverse" }].map((one) =>
        keyOf({ price: aSharedPrice(one) }),
      ),
      ...[{ changePercent: 5 }, { changePercent: undefined }, { points: moved }].map((one) =>
        keyOf({ price: aSharedPrice(one) }),
      ),
      ...[{ style: "showcase" }, { size: "link" }, { size: "story" }, { format: "png" }].map(
        (one) => keyOf({}, one),
      ),
      keyOf({}, {}, "none"),
      keyOf({}, {}, { picture: pictureHash(2) }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("does not change with what is not: where a lost picture is fetched, and a change too small to be seen", () => {
    const whose = { id: "pokemon:en:base1-4", sourceUrl: "https://pictures.test/4" } as never;
    expect(keyOf({}, {}, { ...picture, whose } as never)).toBe(keyOf({}));
    const of = (changePercent: number) => keyOf({ price: aSharedPrice({ changePercent }) });
    expect(of(0.01)).toBe(of(-0.02));
    expect(of(4.21)).toBe(of(4.23));
  });
});

test("[IMG-9] whatever a card is called is text on its picture", () => {
  const hostile = '</style><script src="https://evil.test"></script><img onerror=alert(1)>';
  for (const own of [picture, undefined]) {
    const share = aCardShare({ name: hostile, setName: hostile, number: hostile, rarity: hostile });
    const { sheet } = cardPoster(share, look, own);
    expect(sheet.html).not.toMatch(/<script|<img|evil\.test">/);
    expect(sheet.html.match(/<\/style>/g)).toHaveLength(1);
    expect(sheet.html).toContain("&lt;script");
  }
});

test("a card without a picture has a placeholder drawn over its place, and a sheet that reaches there", () => {
  const { pictures, sheet } = cardPoster(aCardShare(), look, undefined);
  expect(pictures).toEqual([]);
  expect(sheet.box).toEqual({ x: 0, y: 0, ...shareSizes.square });
  expect(sheet.html).toContain('class="blank"');
});

const names = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
  fc.constantFrom(
    "Mew",
    "メガリザードンXex",
    "Umbreon & Darkrai-GX and a very long rest of a name",
  ),
);
const shares = fc.record({
  ...{ name: names, setName: names, language: fc.constantFrom("en", "ja", "ar") },
  number: fc.string({ minLength: 1, maxLength: 20 }),
  rarity: fc.option(names, { nil: undefined }),
  price: fc.option(
    fc
      .record({
        amount: fc.integer({ min: 1, max: 10 ** 12 }),
        currency: fc.constantFrom("USD", "JPY", "EUR", "CHF", "KWD"),
        changePercent: fc.option(fc.double({ min: -100, max: 1e6, noNaN: true }), {
          nil: undefined,
        }),
        days: fc.uniqueArray(fc.integer({ min: 0, max: 89 }), { maxLength: 90 }),
      })
      .map(({ days, amount, ...more }) => {
        const points = days
          .toSorted((a, b) => a - b)
          .map((day) => ({ day: dayAfter("2026-08-30", day), amount: amount + day }));
        return aSharedPrice({ amount, ...more, points });
      }),
    { nil: undefined },
  ),
});

test("every card that there may be fits into every layout, and is a plan that a worker reads", () => {
  fc.assert(
    fc.property(
      shares,
      fc.constantFrom(...ShareStyle.options),
      fc.constantFrom(...ShareSize.options),
      (share, style, size) => {
        const layout = cardLayouts[style][size];
        const { name, price, chart } = cardMeasures(share, layout);
        expect(layout.name.sizes).toContain(name);
        expect(price).toBeLessThanOrEqual(layout.price);
        expect(price > 0).toBe(share.price !== undefined);
        expect(chart === 0 || (chart >= 84 && chart <= layout.chart)).toBe(true);
        const plan = cardPoster(share, { style, size, format: "png" }, picture);
        expect(PosterPlan.parse(plan)).toEqual(plan);
        expect(plan.sheet.html).not.toMatch(/NaN|Infinity|undefined/);
      },
    ),
    { numRuns: 300 },
  );
});

test("the longest name leaves the line of prices room in every layout", () => {
  const name =
    "Umbreon & Darkrai-GX of the Longest Imaginable Promotional Stamp and Trainer Gallery";
  const share = aCardShare({ name, setName: name, rarity: "Special Illustration Rare" });
  for (const style of ShareStyle.options) {
    for (const size of ShareSize.options) {
      expect(cardMeasures(share, cardLayouts[style][size]).chart, `${style} ${size}`).not.toBe(0);
    }
  }
});

test("no card is drawn wider than most sources have it, and everything lies on the picture", () => {
  for (const style of ShareStyle.options) {
    for (const size of ShareSize.options) {
      const { card, text } = cardLayouts[style][size];
      expect(card.width).toBeLessThanOrEqual(600);
      for (const { x, y, width, height } of [card, text]) {
        expect(Math.min(x, y)).toBeGreaterThan(0);
        expect(x + width).toBeLessThan(shareSizes[size].width);
        expect(y + height).toBeLessThan(shareSizes[size].height);
      }
    }
  }
});
