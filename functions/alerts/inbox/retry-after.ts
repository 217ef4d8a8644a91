import { inboxWaitSeconds } from "#schemas/alerts/inbox.ts";

/** An inbox of which nothing is new is asked again after a tenth of the time that it has been so. */
const share = 10;

/**
 * Seconds after which it is worth asking an inbox again: five right after something has fired, as more may follow, and ever longer until five
 * minutes while nothing does. It follows from the answer alone: a request that is held open is paid by the second, and one that comes again
 * for nothing by the piece.
 *
 * @param newest moment of the newest notice; absent where there is none
 */
export function retryAfter(newest: string | undefined, now: Date): number {
  const { least, most } = inboxWaitSeconds;
  if (newest === undefined) return most;
  const ageSeconds = (now.getTime() - Date.parse(newest)) / 1_000;
  return Math.min(most, Math.max(least, Math.ceil(ageSeconds / share)));
}
