import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";
import { categories } from "../tcgcsv/plan.ts";

/** On whose clocks its days of calls begin. */
const timeZone = "America/Los_Angeles";

/**
 * eBay's listings, for those who have a key and its leave to show figures made of them. Off until a stage says that its
 * parameter store has the key. It is asked for cards that somebody wants, soon after its day of calls has begun.
 */
export const ebayPlan: RegisteredPlan = {
  name: "ebay",
  games: Object.values(categories),
  settings: {
    ...usualSettings,
    ...{ isOn: false, requestsPerSecond: 4, lanes: 2 },
    // 5,000 a day for the key; the rest is for whoever looks after it.
    ...{ callsPerDay: 4800, dayTimeZone: timeZone },
    schedule: { hours: [0], minute: 15, timeZone },
    freshWithinHours: 26,
  },
  languagesOf: () => "none",
  first: { dataset: "calls-left", unit: "all" },
};
