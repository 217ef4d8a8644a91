import type { SearchAlerts, SearchMembers } from "#functions/alerts/searches/search-alerts.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** Alerts on searches, and what they watch, in memory. */
export function memorySearchAlerts(
  alerts: readonly {
    readonly userId: string;
    readonly alertId: Ulid;
    readonly game: string;
  }[] = [],
): SearchAlerts {
  const members = new Map<Ulid, SearchMembers>();
  return {
    async ofGame(game, { limit, after = "" }) {
      const own = alerts.filter((one) => one.game === game && one.alertId > after);
      const inOrder = own.toSorted((a, b) => byCodeUnits(a.alertId, b.alertId));
      return inOrder.slice(0, limit).map(({ userId, alertId }) => ({ userId, alertId }));
    },
    members: async (alertId) => members.get(alertId),
    async keepMembers(alertId, kept) {
      if (kept) members.set(alertId, kept);
      else members.delete(alertId);
    },
  };
}
