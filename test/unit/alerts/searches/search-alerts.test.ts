import { searchAlertsContract } from "#test/contract/search-alerts.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memorySearchAlerts } from "#test/fakes/memory-search-alerts.ts";

searchAlertsContract("memorySearchAlerts", async () => {
  const memory = memoryAlerts();
  return { searches: memorySearchAlerts([], memory), watches: memory.watches };
});
