import type { DueStore } from "#functions/alerts/telling/later.ts";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import { dueBucketOf } from "#schemas/storage/alert-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** What becomes due, in memory, in pages of two. */
export function memoryDueStore(): DueStore {
  const buckets = new Map<number, Map<string, { message: ToTell; at: Date }>>();
  let swept: number | undefined;
  const nameOf = (message: ToTell) =>
    `${message.userId}#${"noticeId" in message ? message.noticeId : `digest ${message.channelId}`}`;
  return {
    async put(message, at) {
      const bucket = buckets.get(dueBucketOf(at)) ?? new Map();
      bucket.set(nameOf(message), { message, at });
      buckets.set(dueBucketOf(at), bucket);
    },
    async page(bucket, after = "") {
      const all = [...(buckets.get(bucket) ?? [])]
        .toSorted(([a], [b]) => byCodeUnits(a, b))
        .filter(([name]) => name > after);
      const shown = all.slice(0, 2);
      const last = shown.at(-1);
      return {
        items: shown.map(([, item]) => item),
        ...(all.length > shown.length && last && { next: last[0] }),
      };
    },
    cursor: async () => swept,
    async advance(bucket) {
      swept = Math.max(swept ?? bucket, bucket);
    },
  };
}
