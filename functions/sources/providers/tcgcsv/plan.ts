import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** TCGplayer's numbers of the games that we have, and what each is called here. */
export const categories: Readonly<Record<string, string>> = { 3: "pokemon", 68: "onepiece" };

/**
 * tcgcsv.com: TCGplayer's catalogue, mirrored daily at about 20:00 UTC by one person. Prices are read daily;
 * what is sold changes slowly, and is read when there is something else, and once a week.
 */
export const tcgcsvPlan: RegisteredPlan = {
  name: "tcgcsv",
  games: Object.values(categories),
  settings: {
    ...usualSettings,
    ...{ requestsPerSecond: 5, lanes: 2 },
    // Where the mirror is late the second look finds the file of the day; else it costs one request.
    schedule: { hours: [20, 22], minute: 45, timeZone: "UTC" },
  },
  languagesOf: () => "none",
  first: { dataset: "groups", unit: "all" },
  pricesIn: "prices",
};
