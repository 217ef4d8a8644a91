import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** PokéAPI's files hold every language at once. */
export const pokeapiPlan: RegisteredPlan = {
  name: "pokeapi",
  games: ["pokemon"],
  settings: usualSettings,
  languagesOf: () => "none",
  first: { dataset: "species", unit: "all" },
};
