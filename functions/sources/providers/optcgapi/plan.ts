import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** optcgapi.com: English One Piece cards, set by set and deck by deck, on somebody's hobby host. */
export const optcgapiPlan: RegisteredPlan = {
  name: "optcgapi",
  games: ["onepiece"],
  standsInFor: "punk-records",
  // It states no limits: one request a second, one after the other, and once a day.
  settings: {
    ...usualSettings,
    ...{ requestsPerSecond: 1, lanes: 1 },
    schedule: { hours: [7], timeZone: "UTC" },
  },
  languagesOf: (wanted) => wanted.filter((code) => code === "en"),
  first: { dataset: "set-list", unit: "all" },
};
