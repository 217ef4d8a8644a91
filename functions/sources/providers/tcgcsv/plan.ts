import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** TCGplayer's numbers of the games that we have, and what each is called here. */
export const categories: Readonly<Record<string, string>> = { 3: "pokemon", 68: "onepiece" };

/**
 * tcgcsv.com: TCGplayer's catalogue, mirrored daily at about 20:00 UTC by one person. What is sold changes
 * slowly and is read once a week.
 */
export const tcgcsvPlan: RegisteredPlan = {
  name: "tcgcsv",
  games: Object.values(categories),
  settings: {
    ...usualSettings,
    ...{ requestsPerSecond: 5, lanes: 2 },
    schedule: { hours: [20], minute: 45, days: [1], timeZone: "UTC" },
    freshWithinHours: 8 * 24,
  },
  languagesOf: () => "none",
  first: { dataset: "groups", unit: "all" },
};
