import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** TCGdex has a catalogue of its own in each language, which begins with a list of all sets. */
export const tcgdexPlan: RegisteredPlan = {
  name: "tcgdex",
  games: ["pokemon"],
  // A fiftieth of its pace; an hour's look costs it a thousand answers without a body.
  settings: { ...usualSettings, wantedPerHour: 1000 },
  languagesOf: (wanted) => wanted,
  first: { dataset: "set-list", unit: "all" },
  pricesIn: "cards",
};
