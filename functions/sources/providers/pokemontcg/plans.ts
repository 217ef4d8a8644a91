import type { Language } from "#schemas/values.ts";
import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

const shared = {
  games: ["pokemon"],
  // There are no others.
  languagesOf: (wanted: readonly Language[]) => wanted.filter((code) => code === "en"),
  first: { dataset: "set-list", unit: "all" },
};

/** The Pokémon TCG API, version 2, until it is switched off. */
export const pokemontcgPlan: RegisteredPlan = {
  name: "pokemontcg",
  // Announced by its people.
  endsOn: "2027-03-01",
  ...shared,
  settings: {
    ...usualSettings,
    // It allows 30 a minute to callers without a key, and answers slowly: one at a time.
    ...{ requestsPerSecond: 0.4, lanes: 1, longestWaitSeconds: 1400 },
    schedule: { hours: [6], days: [0], timeZone: "UTC" },
    freshWithinHours: 9 * 24,
    unitsPerBatch: 20,
  },
};

/** The files that the API was made of; they stay when it goes. */
export const pokemontcgDataPlan: RegisteredPlan = {
  name: "pokemontcg-data",
  standsInFor: pokemontcgPlan.name,
  ...shared,
  settings: {
    ...usualSettings,
    ...{ requestsPerSecond: 4, lanes: 2 },
    schedule: { hours: [6], days: [0], timeZone: "UTC" },
    freshWithinHours: 9 * 24,
  },
};
