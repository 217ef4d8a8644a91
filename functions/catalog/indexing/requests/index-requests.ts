import type { RequestNote } from "#shared/kernel/idempotency.ts";

/** Remembers requests for indexes that came with an idempotency key, for a day. */
export interface IndexRequests {
  find(keyHash: string): Promise<Pick<RequestNote, "requestHash"> | undefined>;
  keep(note: RequestNote): Promise<void>;
}
