import type { WantedBuild } from "#schemas/storage/wanted-build.ts";

/** How patient the building of indexes is. */
export interface Patience {
  /** How long there must have been no further wish. */
  readonly quietSeconds: number;
  /** After so long a wish is answered although others still come. */
  readonly longestWaitSeconds: number;
}

/**
 * Moments of events are rounded down to a second, and come from other clocks than that of a build:
 * AWS keeps these within milliseconds, so that a second is ample.
 */
const marginMs = 2_000;

/** How many milliseconds the wishes for an index still wait for others; 0 when it is to be built. */
export function waitMs(
  { wanted, answered, urgent, firstAt, lastAt }: WantedBuild,
  { quietSeconds, longestWaitSeconds }: Patience,
  now: Date,
): number {
  if (urgent > answered || wanted === answered || !firstAt || !lastAt) return 0;
  const quietAt = Date.parse(lastAt) + quietSeconds * 1000;
  const lateAt = Date.parse(firstAt) + longestWaitSeconds * 1000;
  return Math.max(0, Math.min(quietAt, lateAt) - now.getTime());
}

/** Whether what an event tells was there before the last good build began to read. */
export const isAnswered = (at: string, { startedAt }: WantedBuild): boolean =>
  startedAt !== undefined && Date.parse(at) + marginMs <= Date.parse(startedAt);
