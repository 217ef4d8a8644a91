import { alertStoreContract } from "#test/contract/alert-store.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";

alertStoreContract("memoryAlerts", async () => memoryAlerts().alerts);
