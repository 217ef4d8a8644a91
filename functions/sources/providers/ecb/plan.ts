import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/**
 * The euro's reference rates of the European Central Bank: published at about 16:00 on working days. The file of
 * the last ninety days is asked for at first, and then once in the rolling week: what a day left out comes with it.
 */
export const ecbPlan: RegisteredPlan = {
  name: "ecb",
  games: [],
  settings: {
    ...usualSettings,
    ...{ requestsPerSecond: 1, lanes: 1 },
    schedule: { hours: [17, 20], days: [1, 2, 3, 4, 5], timeZone: "Europe/Berlin" },
    // Over a weekend, and a holiday beside it.
    freshWithinHours: 4 * 24,
  },
  languagesOf: () => "none",
  first: { dataset: "rates", unit: "euro" },
};
