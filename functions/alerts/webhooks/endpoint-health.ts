import { type Attempt, meaningOf, type Receiver } from "./attempt.ts";

/** How it has gone with one webhook since it last took a message. */
export interface EndpointHealth {
  /** Failures one after another, whatever messages they were of. */
  readonly failures: number;
  /** When the first of them was, in ISO 8601. */
  readonly failingSince?: string;
}

export const sound: EndpointHealth = { failures: 0 };

/** Longer than a long weekend, in milliseconds. */
const mostFailingMs = 5 * 86_400_000;
/** One message alone fails eight times at most: a webhook that hears from us once a week is not given up for one. */
const leastFailures = 10;

/**
 * How it goes after a further try. One that is told to wait neither failed nor took the message. Order matters little: a
 * late word of an earlier failure only moves the beginning back.
 */
export function healthAfter(
  health: EndpointHealth,
  attempt: Attempt,
  { receiver, now }: { receiver: Receiver; now: Date },
): EndpointHealth {
  const meaning = meaningOf(attempt, receiver);
  if (meaning === "delivered") return sound;
  if (meaning === "busy") return health;
  const at = now.toISOString();
  const { failingSince = at } = health;
  return {
    failures: health.failures + 1,
    failingSince: failingSince < at ? failingSince : at,
  };
}

/** Whether a webhook has failed for five days on end, and ten times at least: its owner is told, and nothing is sent there. */
export const isGivenUp = ({ failures, failingSince }: EndpointHealth, now: Date): boolean =>
  failures >= leastFailures &&
  failingSince !== undefined &&
  now.getTime() - Date.parse(failingSince) >= mostFailingMs;
