import type { AlertList } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import type { SearchAlert, SearchAlerts } from "./search-alerts.ts";

/** Asks for what searches find to be watched, or what lies in collections. */
export interface Expansions {
  request(alert: SearchAlert & AlertList): Promise<void>;
  requestAll(list: AlertList, alerts: readonly SearchAlert[]): Promise<void>;
  /** Asks for the alerts of a list after one. */
  requestAfter(list: AlertList, after: Ulid): Promise<void>;
}

/** Alerts that one call asks for: ten messages a call of SQS. */
const atOnce = 200;

export interface ExpandSearchesDeps {
  readonly searches: Pick<SearchAlerts, "listed">;
  readonly expansions: Expansions;
}

/** Has every alert on a search of a game asked anew, as another index finds other cards; or every one on a collection. */
export async function expandSearches(
  list: AlertList,
  { searches, expansions }: ExpandSearchesDeps,
  after?: Ulid,
): Promise<{ readonly watched: number }> {
  const alerts = await searches.listed(list, { limit: atOnce, after });
  const last = alerts.at(-1);
  // First the next page, so that nothing that goes wrong here keeps others from being asked.
  if (alerts.length === atOnce && last) await expansions.requestAfter(list, last.alertId);
  await expansions.requestAll(list, alerts);
  return { watched: alerts.length };
}

/** The same of collections that hold something else, are deleted or have come back; most have no alert on them. */
export async function expandCollections(
  collectionIds: readonly Ulid[],
  deps: ExpandSearchesDeps,
): Promise<{ readonly watched: number }> {
  const asked = collectionIds.map((collectionId) => expandSearches({ collectionId }, deps));
  const all = await allSettled(asked);
  return { watched: all.reduce((sum, { watched }) => sum + watched, 0) };
}
