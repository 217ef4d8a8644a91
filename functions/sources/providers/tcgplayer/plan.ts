import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";
import { categories } from "../tcgcsv/plan.ts";

/**
 * TCGplayer's own API, for those who still have a key: the shop hands out none any more. Off until a stage says that
 * its parameter store has one; tcgcsv has the same prices without.
 */
export const tcgplayerPlan: RegisteredPlan = {
  name: "tcgplayer",
  games: Object.values(categories),
  settings: {
    ...usualSettings,
    ...{ isOn: false, requestsPerSecond: 5, lanes: 2 },
    schedule: { hours: [21], minute: 30, timeZone: "UTC" },
  },
  languagesOf: () => "none",
  first: { dataset: "groups", unit: "all" },
  pricesIn: "prices",
};
