import type { WorkerContext } from "#shared/events/delivery.ts";

/** A call of a worker that has so long to live. */
export const aCall = (leftMs = 60_000): WorkerContext => ({
  getRemainingTimeInMillis: () => leftMs,
});
