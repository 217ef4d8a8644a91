import { describe, expect, test } from "vitest";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { readCardShare } from "#functions/shares/cards/read-card-share.ts";
import { shareWorld } from "#test/support/pictures/shares.ts";
import { dayAt, id, series, today } from "#test/support/prices/priced-card.ts";

type Asked = Parameters<typeof readCardShare>[1];

async function shareOf(all: readonly HistorySeries[], asked: Asked = {}, card = {}) {
  const { deps } = await shareWorld({ card, series: all });
  return (await readCardShare(id, asked, deps)).share;
}
/** Prices of so many days up to today. */
const daily = (days: number, amountAt: (at: number) => number | undefined, key = {}) =>
  series(key, ...Array.from({ length: days }, (_none, at) => amountAt(at)));

describe("[IMG-6] a picture to share says of a card", () => {
  test("its name, set, number and rarity", async () => {
    expect(await shareOf([])).toMatchObject({
      ...{ name: "Charizard", setName: "Base Set", number: "4/102", rarity: "Rare Holo" },
      language: "en",
    });
  });

  test("the newest market price, of which day it is, and how it has changed within 30 days", async () => {
    const { price } = await shareOf([daily(40, (at) => 10_000 + at * 100)]);
    expect(price).toMatchObject({ amount: 13_900, currency: "USD", day: today });
    expect(price?.changePercent).toBeCloseTo((100 * 3_000) / 10_900, 2);
  });

  test("the prices of the last 90 days, and none of a day that has none", async () => {
    const { price } = await shareOf([daily(120, (at) => (at % 10 === 0 ? undefined : 5_000 + at))]);
    expect(price?.from).toBe(dayAt(89));
    expect(price?.to).toBe(today);
    expect(price?.points[0]?.day).toBe(dayAt(88));
    expect(price?.points).toHaveLength(81);
  });

  test("nothing of a price that nothing has confirmed", async () => {
    const { price } = await shareOf([daily(40, (at) => (at === 39 ? 1_000_000 : 5_000))]);
    expect(price).toMatchObject({ amount: 5_000, day: dayAt(1) });
    expect(Math.max(...(price?.points ?? []).map(({ amount }) => amount))).toBe(5_000);
  });

  test("no price where nobody has told any, or none within a year", async () => {
    expect((await shareOf([])).price).toBeUndefined();
    const old = daily(500, (at) => (at === 0 ? 5_000 : undefined));
    expect((await shareOf([old])).price).toBeUndefined();
  });

  test("no change where too few prices tell", async () => {
    const { price } = await shareOf([daily(5, () => 5_000)]);
    expect(price?.changePercent).toBeUndefined();
  });

  test("nothing of copies that are worn or graded", async () => {
    const worn = daily(5, () => 1_000, { variant: "holo@damaged" });
    const graded = daily(5, () => 900_000, { variant: "holo@psa-10" });
    expect((await shareOf([worn, graded])).price).toBeUndefined();
  });
});

describe("the currency of a picture to share", () => {
  const euros = daily(40, () => 1_100);

  test("is the one that is asked for, all of it at the rates of the price's day", async () => {
    const { price } = await shareOf([euros], { currency: "EUR" });
    expect(price).toMatchObject({ amount: 1_000, currency: "EUR", changePercent: 0 });
    // In July a euro was worth more; a line that moves with it would show what the card has not done.
    expect(new Set(price?.points.map(({ amount }) => amount))).toEqual(new Set([1_000]));
  });

  test("is the source's own where nobody knows a rate of the one that is asked for", async () => {
    const { price } = await shareOf([euros], { currency: "THB" });
    expect(price).toMatchObject({ amount: 1_100, currency: "USD" });
  });
});

describe("the copies of a picture to share", () => {
  const variants = [
    { key: "normal", finish: "normal" },
    { key: "holo", finish: "holo", aliases: ["holo.standard"] },
  ];
  const holo = daily(3, () => 9_000);

  test("are of the first variant that has a price, and it is said which", async () => {
    const { price } = await shareOf([holo], {}, { variants });
    expect(price).toMatchObject({ amount: 9_000, of: "holo" });
  });

  test("are of the variant that is asked for, also by what it was called before", async () => {
    const both = [holo, daily(3, () => 100, { variant: "normal" })];
    const of = async (variant: string) =>
      (await shareOf(both, { variant: variant as never }, { variants })).price?.amount;
    expect([await of("normal"), await of("holo"), await of("holo.standard")]).toEqual([
      100, 9_000, 9_000,
    ]);
  });

  test("are not named where the card has no others", async () => {
    expect((await shareOf([holo])).price?.of).toBeUndefined();
  });

  test("of a variant without prices have none, and those of no variant are refused", async () => {
    expect((await shareOf([holo], { variant: "normal" as never }, { variants })).price).toBe(
      undefined,
    );
    await expect(shareOf([holo], { variant: "gold" as never }, { variants })).rejects.toMatchObject(
      { code: "catalog.no_such_variant" },
    );
  });
});
