import type {
  NotedMembers,
  PutWatch,
  SearchAlert,
  SearchAlerts,
} from "#functions/alerts/searches/search-alerts.ts";
import { type AlertList, listPartition } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";

/** Alerts on searches, and what they watch, in memory. */
export function memorySearchAlerts(
  alerts: readonly (SearchAlert & AlertList)[] = [],
  memory: ReturnType<typeof memoryAlerts> = memoryAlerts(),
): SearchAlerts {
  const members = new Map<Ulid, NotedMembers>();
  const gone = new Set<Ulid>();
  return {
    async listed(list, { limit, after = "" }) {
      const pk = listPartition(list);
      const own = alerts.filter((one) => listPartition(one) === pk && one.alertId > after);
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
        memory.find(watch)?.revision === replaced?.revision;
      if (!put.every(isAsRead)) return "overtaken";
      memory.putWatches(put.map(({ watch }) => watch));
      memory.removeWatches(remove.map((card) => ({ ...card, alertId })));
      return "changed";
    },
    async forget(_list, alertId) {
      gone.add(alertId);
    },
  };
}
