import type { Holders } from "#functions/holdings/days/holders.ts";

/** Users in memory, all in shard 0. */
export function memoryHolders(): Holders {
  const all = new Set<string>();
  return {
    async note(userId) {
      all.add(userId);
    },
    page: async (shard, { after = "", limit }) =>
      [...(shard === 0 ? all : [])]
        .sort()
        .filter((id) => id > after)
        .slice(0, limit),
  };
}
