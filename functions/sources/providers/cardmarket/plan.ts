import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** Cardmarket's numbers of the games that we have, and what each is called here. */
export const games: Readonly<Record<string, string>> = { 6: "pokemon", 18: "onepiece" };

/**
 * Cardmarket's public price guides: one file for each game, made anew at about 02:45 on its own clocks. The second look
 * of the day finds one that was late; else it costs an answer without a body for each game.
 */
export const cardmarketPlan: RegisteredPlan = {
  name: "cardmarket",
  games: Object.values(games),
  settings: {
    ...usualSettings,
    ...{ requestsPerSecond: 1, lanes: 1 },
    schedule: { hours: [3, 7], minute: 30, timeZone: "Europe/Berlin" },
  },
  languagesOf: () => "none",
  first: { dataset: "price-guides", unit: "all" },
  pricesIn: "price-guides",
};
