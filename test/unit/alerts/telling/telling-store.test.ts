import { tellingStoreContract } from "#test/contract/telling-store.ts";
import { memoryChannelStore } from "#test/fakes/memory-channel-store.ts";
import { memoryDueStore } from "#test/fakes/memory-due-store.ts";
import { memoryTelling } from "#test/fakes/memory-telling.ts";

tellingStoreContract("memoryTelling", async () => {
  const channels = memoryChannelStore();
  const { telling, digests, put, setAlert, setSettings } = memoryTelling(channels);
  return {
    ...{ telling, digests, due: memoryDueStore() },
    put: async (userId, notice) => put(userId, notice),
    setAlert: async (userId, alert) => setAlert(userId, alert),
    setSettings: async (userId, settings) => setSettings(userId, settings),
    addChannel: async (userId, channel) => {
      await channels.create(userId, channel, 9);
    },
  };
});
