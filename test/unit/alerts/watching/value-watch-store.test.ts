import { valueWatchStoreContract } from "#test/contract/value-watch-store.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";

valueWatchStoreContract("memoryAlerts", async () => {
  const { alerts, valueWatches, notices } = memoryAlerts();
  return {
    alerts,
    watches: valueWatches,
    inbox: async (userId: string) =>
      notices.filter((one) => one.userId === userId).map(({ notice }) => notice.id),
  };
});
