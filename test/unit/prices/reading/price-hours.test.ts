import { describe, expect, test } from "vitest";
import { hourOf } from "#functions/prices/books/calendar.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { getPriceHours } from "#functions/prices/reading/get-price-hours.ts";
import { PriceHistory } from "#schemas/http/price-views.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

/** The use case's clock stands at 21:00 of this day. */
const nowMs = Date.parse(`${today}T21:00:00.000Z`);
const hourAgo = (hours: number) => hourOf(nowMs - hours * 3_600_000);

/** A price at each of these hours, so many ago. */
function hourly(key: Partial<HistorySeries["key"]>, ...ago: readonly number[]): HistorySeries {
  const [one] = series(key, 1).points;
  if (!one) throw new Error("There is no point.");
  const points = ago.map((hours) => ({
    ...{ ...one, day: hourAgo(hours), columns: { market: 1_000 + hours } },
  }));
  return { key: series(key).key, points };
}

const hoursOf = async (asked: object, ...all: readonly HistorySeries[]) => {
  const { histories, ...deps } = given(...all);
  const days = { readHistory: () => Promise.reject(new Error("Nobody asked for days.")) };
  const told = await getPriceHours(id, asked, { ...deps, histories: days, hours: histories });
  // Nobody checks it on its way out.
  expect(PriceHistory.parse(told)).toEqual(told);
  return PriceHistory.parse(told);
};
const toldAt = ({ series: [first] }: Awaited<ReturnType<typeof hoursOf>>) =>
  first?.points?.map((one) => ("at" in one ? one.at : one.day));

describe("[PRC-2] a card's hours", () => {
  test("are of seven days up to today, if nothing else is said", async () => {
    const told = await hoursOf({}, hourly({}, 24 * 7, 24 * 6 + 21, 1, 0));
    expect([told.from, told.to]).toEqual([dayAt(6), today]);
    expect(told.series[0]?.points).toEqual([
      { at: `${dayAt(6)}T00:00:00.000Z`, market: 1_165 },
      { at: `${today}T20:00:00.000Z`, market: 1_001 },
      { at: `${today}T21:00:00.000Z`, market: 1_000 },
    ]);
  });

  test("begin and end with the days that are asked for, both included", async () => {
    const asked = { from: dayAt(2), to: dayAt(1) };
    const told = await hoursOf(asked, hourly({}, 70, 69, 22, 21, 0));
    expect(toldAt(told)).toEqual([`${dayAt(2)}T00:00:00.000Z`, `${dayAt(1)}T23:00:00.000Z`]);
  });

  test("are told as long as they are kept, and no longer, also where they still lie there", async () => {
    const asked = { from: dayAt(100), to: dayAt(80) };
    const told = await hoursOf(asked, hourly({}, 24 * 92, 24 * 90 + 22, 24 * 90 + 21, 24 * 81));
    expect(told.from).toBe(dayAt(100));
    expect(toldAt(told)?.[0]).toBe(`${dayAt(90)}T00:00:00.000Z`);
    expect(toldAt(told)).toHaveLength(2);
  });

  test.each([
    [{ variant: "holo", source: "cardmarket" }, ["holo cardmarket"]],
    [{ condition: "lightly_played" }, ["holo tcgplayer lightly_played"]],
    [{ grade: "psa-9" }, ["holo tcgplayer psa 9"]],
  ])("are of the series that %o asks for", async (asked, wanted) => {
    const { series: told } = await hoursOf(
      asked,
      hourly({}, 1),
      hourly({ source: "cardmarket", currency: "EUR" }, 1),
      hourly({ variant: "holo@lightly_played" }, 1),
      hourly({ variant: "holo@psa-9" }, 1),
    );
    const names = told.map(({ variant, source, condition, grade }) =>
      [variant, source, condition, grade?.company, grade?.grade].filter(Boolean).join(" "),
    );
    expect(names).toEqual(wanted);
  });

  test("are converted by the rates of their days", async () => {
    const euros = hourly({ source: "cardmarket", currency: "EUR" }, 24 * 50, 24 * 40, 1);
    const { series: told } = await hoursOf({ currency: "USD", from: dayAt(55) }, euros);
    // A euro was worth 1.20 dollars at the beginning of July, and is worth 1.10; in between nobody says.
    expect(told).toMatchObject([
      { currency: "USD", points: [{ market: 2_640 }, { market: 1_101 }] },
    ]);
    expect(told[0]?.points).toHaveLength(2);
  });

  test("under a key that the variant had before go on under the present one", async () => {
    const told = await hoursOf({}, hourly({ variant: "holo.standard" }, 3, 2), hourly({}, 1));
    expect(told.series.map(({ variant }) => variant)).toEqual(["holo"]);
    expect(toldAt(told)).toEqual([3, 2, 1].map((ago) => `${hourAgo(ago)}:00:00.000Z`));
  });

  test.each([
    [{ from: dayAt(90) }, "are 91 days, and 90 are the most; ask for days, or in parts"],
    [{ from: today, to: dayAt(1) }, "lies after"],
  ])("of days that cannot be are refused: %o", async (asked, reason) => {
    await expect(hoursOf(asked)).rejects.toThrow(reason);
  });
});
