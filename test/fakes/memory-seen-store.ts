import type { SeenShard, SeenStore } from "#functions/sources/fetching/seen-store.ts";
import { seenKey } from "#schemas/storage/seen-shard.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

export function memorySeenStore(): SeenStore {
  const shards = new Map<string, SeenShard>();
  const keyOf = (unit: Parameters<typeof seenKey>[0]) => Object.values(seenKey(unit)).join(" ");
  const empty: SeenShard = {
    seen: { answers: {}, keys: [], listed: [] },
    version: 0,
    unsent: [],
  };
  return {
    async load(unit) {
      return structuredClone(shards.get(keyOf(unit)) ?? empty);
    },
    async save(unit, shard) {
      const there = shards.get(keyOf(unit))?.version ?? 0;
      if (there !== shard.version) {
        throw new MessageError("transient", "Somebody else was faster.", { retryAfterSeconds: 5 });
      }
      const next = structuredClone({ ...shard, version: shard.version + 1 });
      shards.set(keyOf(unit), next);
      return structuredClone(next);
    },
  };
}
