import type { Chart, ChartPoint } from "#functions/charts/chart.ts";
import type { ChartLook } from "#schemas/images/chart.ts";
import { dayAfter } from "#shared/kernel/days.ts";

export const look: ChartLook = { width: 800, height: 400, theme: "light" };

const first = "2026-08-01";

/** Prices of days from the first of August on; of a day without one there is none. */
export const pointsOf = (...amounts: readonly (number | undefined)[]): readonly ChartPoint[] =>
  amounts.flatMap((amount, at) =>
    amount === undefined ? [] : [{ day: dayAfter(first, at), amount }],
  );

/** A chart of a Charizard in August; name only what the test is about. */
export const aChart = (change: Partial<Chart> = {}): Chart => ({
  ...{ title: "Charizard", subtitle: "Base Set · 4/102", language: "en", currency: "USD" },
  ...{ from: first, to: "2026-08-31", notes: [] },
  series: [{ name: "holo · tcgplayer", points: pointsOf(40_000, 41_000, 42_000) }],
  ...change,
});
