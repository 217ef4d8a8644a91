import type { GivenAlert } from "#functions/alerts/alert/create-alert.ts";
import type { AlertDeps } from "#functions/alerts/deps.ts";
import type { ValueLooks } from "#functions/alerts/watching/looks.ts";
import { valuePaths } from "#functions/holdings/index.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { cardPaths } from "#functions/prices/reading/index.ts";
import { NewAlert } from "#schemas/http/alert-requests.ts";
import type { AlertList } from "#schemas/storage/alert-items.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryDayValues } from "#test/fakes/memory-day-values.ts";
import { memorySearchAlerts } from "#test/fakes/memory-search-alerts.ts";
import { id, given as priced } from "#test/support/prices/priced-card.ts";

/** What somebody asks: a Charizard at or below 20.00, and what is given instead. */
export const asked = (change: Record<string, unknown> = {}): GivenAlert => {
  const subject = { kind: "card", printingId: id };
  const body = { subject, line: { kind: "at_or_below", amount: 2_000 }, ...change };
  return NewAlert.parse(body) as GivenAlert;
};

/** What setting alerts needs, of a Charizard that has these series; and what was asked of others. */
export function alertPorts(...series: readonly HistorySeries[]) {
  const memory = memoryAlerts();
  const prices = priced(...series);
  const looks: { printing: string; event: string }[] = [];
  const expansions: ({ userId: string; alertId: Ulid } & AlertList)[] = [];
  const collections = memoryCollectionStore();
  const valueLooks: Parameters<ValueLooks["requestValue"]>[0][] = [];
  const dayValues = memoryDayValues(async () => true);
  const { rates, order, clock } = prices;
  const searches = memorySearchAlerts([], memory);
  const deps: AlertDeps = {
    alerts: memory.alerts,
    searches,
    paths: async (printingId: PrintingId) =>
      printingId === id ? cardPaths(printingId, prices) : undefined,
    collections,
    values: valuePaths({ values: dayValues, rates, clock }),
    ...{ rates, order, clock },
    idTables: async () => [],
    looks: {
      async request(look) {
        looks.push(look);
      },
      async requestValue(look) {
        valueLooks.push(look);
      },
    },
    expansions: {
      async request(asked) {
        expansions.push(asked);
      },
    },
    channels: { known: async () => new Set() },
  };
  return { deps, memory, searches, looks, valueLooks, dayValues, expansions, collections };
}
