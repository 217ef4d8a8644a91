import type { PaceSettings } from "./pace-settings.ts";

/** How an upstream is treated that may be in trouble. */
export const politeness = {
  /** Tries of a request within one invocation. */
  tries: 4,
  firstDelayMs: 250,
  longestDelayMs: 4_000,
  /** A longer Retry-After sends the message back to its queue instead of holding a function. */
  longestRetryAfterMs: 5_000,
  /**
   * So many different requests failing, with no success in between, open the circuit. One page that
   * is broken fails alone for as long as it likes: that is no outage.
   */
  requestsToOpen: 5,
  /** Of an answer that a cautious caller awaits while no request has succeeded since one has failed. */
  shakenAnswerMs: 1_500,
  /** How long the one caller that tries a closed upstream may take; then another one may. */
  trialMs: 60_000,
  /**
   * Clocks of workers differ by less, and moments are leased for a quarter of a second at a time: what was noted as of so much later than now
   * was by a clock that was wrong. It keeps nobody waiting.
   */
  mostAheadMs: 3_600_000,
} as const;

/** How long to wait outside of an invocation: doubling from the first wait up to the longest. */
export interface Patience {
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** The patience that an upstream's settings ask for. */
export const patienceOf = ({
  firstWaitSeconds,
  longestWaitSeconds,
}: Pick<PaceSettings, "firstWaitSeconds" | "longestWaitSeconds">): Patience => ({
  firstWaitMs: firstWaitSeconds * 1000,
  longestWaitMs: longestWaitSeconds * 1000,
});

/**
 * The wait after the n-th failure (from 1): half of it fixed, half of it random, so that all who
 * failed together do not come back together.
 */
export function growingWaitMs(
  nth: number,
  { firstWaitMs, longestWaitMs }: Patience,
  random: () => number,
): number {
  // 2^30 first waits are more than any longest one; beyond it the numbers lose their exactness.
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(Math.max(nth - 1, 0), 30));
  return Math.round(whole / 2 + (random() * whole) / 2);
}

/**
 * How long a message stays away from an upstream that may be tried again in `remainingMs`: a little
 * longer, each by its own part of a fifth, so that the first to come can try it for all.
 */
export const waitForTrialMs = (
  remainingMs: number,
  { firstWaitMs }: Patience,
  random: () => number,
): number => {
  const atLeast = Math.max(remainingMs, 0);
  return Math.round(atLeast + random() * Math.max(firstWaitMs / 2, atLeast / 5));
};
