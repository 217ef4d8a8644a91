import { type Attempt, meaningOf, type Receiver } from "./attempt.ts";

const [second, minute, hour] = [1000, 60_000, 3_600_000] as const;

/**
 * After each try that failed, in milliseconds: the schedule that the Standard Webhooks specification gives as its example, up
 * to the first try that comes more than a day after the first of all. 31 h 35 min in all: an outage of a day loses nothing.
 */
export const waitsMs: readonly number[] = [
  ...[5 * second, 5 * minute, 30 * minute],
  ...[2 * hour, 5 * hour, 10 * hour, 14 * hour],
];
/** Of a wait, at most that much longer: those that failed together do not come back together. */
const jitter = 0.1;
/** A receiver may ask for so long; who asks for more is told sooner. */
const longestAskedMs = 6 * hour;

export type NextStep =
  | { readonly step: "done" }
  /** The receiver wants nothing any more: nothing is sent there until its owner says otherwise. */
  | { readonly step: "disable" }
  | { readonly step: "retry"; readonly at: Date }
  | { readonly step: "give_up" };

/**
 * What follows from a try; pure. A receiver that asks for a longer wait than the schedule has gets it, up to six hours.
 *
 * @param tries how many there were, with this one
 * @param random from 0 up to 1, without 1
 */
export function afterAttempt(
  attempt: Attempt,
  { receiver, tries, now }: { receiver: Receiver; tries: number; now: Date },
  random: () => number,
): NextStep {
  const meaning = meaningOf(attempt, receiver);
  if (meaning === "delivered") return { step: "done" };
  if (meaning === "gone") return { step: "disable" };
  const scheduledMs = waitsMs[tries - 1];
  if (scheduledMs === undefined) return { step: "give_up" };
  const askedMs = attempt.outcome === "answered" ? (attempt.waitMs ?? 0) : 0;
  const waitMs = Math.max(scheduledMs, Math.min(askedMs, longestAskedMs));
  const jitteredMs = Math.ceil(waitMs * (1 + jitter * random()));
  return { step: "retry", at: new Date(now.getTime() + jitteredMs) };
}
