import type {
  NotedMembers,
  PutWatch,
  SearchAlert,
  SearchAlerts,
} from "#functions/alerts/searches/search-alerts.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";

/** Alerts on searches, and what they watch, in memory. */
export function memorySearchAlerts(
  alerts: readonly (SearchAlert & { readonly game: string })[] = [],
  memory: ReturnType<typeof memoryAlerts> = memoryAlerts(),
): SearchAlerts {
  const members = new Map<Ulid, NotedMembers>();
  const gone = new Set<Ulid>();
  return {
    async ofGame(game, { limit, after = "" }) {
      const own = alerts.filter((one) => one.game === game && one.alertId > after);
      const there = own.filter(({ alertId }) => !gone.has(alertId));
      const inOrder = there.toSorted((a, b) => byCodeUnits(a.alertId, b.alertId));
      return inOrder.slice(0, limit).map(({ userId, alertId }) => ({ userId, alertId }));
    },
    members: async (alertId) => members.get(alertId),
    async note(alertId, noted, before) {
      if (members.get(alertId)?.revision !== before?.revision) return "overtaken";
      if (noted) members.set(alertId, noted);
      else members.delete(alertId);
      return "noted";
    },
    async change(alertId, { put, remove }, { revision }) {
      if (members.get(alertId)?.revision !== revision) return "overtaken";
      const isAsRead = ({ watch, replaced }: PutWatch) =>
        memory.all().find((one) => one.alertId === alertId && one.printingId === watch.printingId)
          ?.revision === replaced?.revision;
      if (!put.every(isAsRead)) return "overtaken";
      memory.putWatches(put.map(({ watch }) => watch));
      memory.removeWatches(remove.map((printingId) => ({ printingId, alertId })));
      return "changed";
    },
    async forget(_game, alertId) {
      gone.add(alertId);
    },
  };
}
