/** What may go wrong on the way of an answer, so that another try heals it. */
export const transportTroubles = [
  { fault: "status-429", retryAfterSeconds: 1, times: 1 },
  { fault: "status-500", times: 2 },
  { fault: "html-200", times: 1 },
  { fault: "html-502", times: 1 },
  { fault: "truncated-json-honest", times: 1 },
  { fault: "truncated-json-dishonest", times: 1 },
  { fault: "reset", times: 1 },
] as const;

/** An answer that comes late, and is one. */
export const slowAnswer = { fault: "slow", delayMs: 500, times: 1 } as const;
