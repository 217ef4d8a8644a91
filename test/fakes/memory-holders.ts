import type { Holders, Pass } from "#functions/holdings/days/holders.ts";
import { nextPass } from "#functions/holdings/days/next-pass.ts";

/** Users in memory, all in shard 0. */
export function memoryHolders(): Holders {
  const all = new Set<string>();
  const passes = new Map<string, Pass>();
  return {
    async begin(pass, gapSeconds) {
      const next = nextPass(passes.get(pass.game), pass, gapSeconds);
      if (next.outcome === "begun") passes.set(pass.game, pass);
      return next;
    },
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
