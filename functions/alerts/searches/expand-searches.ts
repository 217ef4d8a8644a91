import type { Ulid } from "#schemas/values.ts";
import type { SearchAlert, SearchAlerts } from "./search-alerts.ts";

/** Asks for what searches find to be watched. */
export interface Expansions {
  request(alert: SearchAlert & { readonly game: string }): Promise<void>;
  requestAll(game: string, alerts: readonly SearchAlert[]): Promise<void>;
  /** Asks for the alerts of a game after one. */
  requestAfter(game: string, after: Ulid): Promise<void>;
}

/** Alerts that one call asks for: ten messages a call of SQS. */
const atOnce = 200;

/** Has every alert on a search of a game asked anew: another index finds other cards. */
export async function expandSearches(
  { game, after }: { readonly game: string; readonly after?: Ulid | undefined },
  { searches, expansions }: { readonly searches: SearchAlerts; readonly expansions: Expansions },
): Promise<{ readonly watched: number }> {
  const alerts = await searches.ofGame(game, { limit: atOnce, after });
  const last = alerts.at(-1);
  // First the next page, so that nothing that goes wrong here keeps others from being asked.
  if (alerts.length === atOnce && last) await expansions.requestAfter(game, last.alertId);
  await expansions.requestAll(game, alerts);
  return { watched: alerts.length };
}
