import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** TCGdex has a catalogue of its own in each language, which begins with a list of all sets. */
export const tcgdexPlan: RegisteredPlan = {
  name: "tcgdex",
  games: ["pokemon"],
  settings: usualSettings,
  languagesOf: (wanted) => wanted,
  first: { dataset: "set-list", unit: "all" },
  pricesIn: "cards",
};
