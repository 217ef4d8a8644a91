import type { Starts } from "#shared/events/starts.ts";

/** Starts in memory. */
export function memoryStarts(): Starts {
  const counts = new Map<string, number>();
  const add = (messageId: string, count: number) => {
    const now = (counts.get(messageId) ?? 0) + count;
    counts.set(messageId, now);
    return now;
  };
  return {
    begin: async (messageId) => add(messageId, 1),
    async forgive(messageId) {
      add(messageId, -1);
    },
  };
}
