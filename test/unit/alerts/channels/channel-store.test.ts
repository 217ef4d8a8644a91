import { channelStoreContract } from "#test/contract/channel-store.ts";
import { memoryChannelStore } from "#test/fakes/memory-channel-store.ts";

channelStoreContract("memoryChannelStore", async () => {
  const channels = memoryChannelStore();
  return {
    channels,
    noticeOf: async (userId, id) =>
      channels.notices.find((one) => one.userId === userId && one.notice.id === id)?.notice,
  };
});
