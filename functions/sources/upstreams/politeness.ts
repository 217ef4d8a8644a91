/** How an upstream is treated that may be in trouble. */
export const politeness = {
  /** Tries of a request within one invocation. */
  tries: 4,
  firstDelayMs: 250,
  longestDelayMs: 4_000,
  /** A longer Retry-After sends the message back to its queue instead of holding a function. */
  longestRetryAfterMs: 5_000,
  /** Failures in a row, of any requests, that open the circuit. */
  failuresToOpen: 20,
  openMs: 15_000,
  longestOpenMs: 300_000,
} as const;
