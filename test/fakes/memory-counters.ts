import type { Counters } from "#shared/limits/counters.ts";

/** Counters in memory, and how often they were added to; `trouble` makes each addition fail. */
export function memoryCounters() {
  const totals = new Map<string, number>();
  const state = { additions: 0, trouble: undefined as Error | undefined };
  const counters: Counters = {
    async add({ budget, subject, windowStart }, points) {
      state.additions += 1;
      if (state.trouble) throw state.trouble;
      const key = `${budget} ${subject} ${windowStart}`;
      const total = (totals.get(key) ?? 0) + points;
      totals.set(key, total);
      return total;
    },
  };
  return { counters, totals, state };
}
