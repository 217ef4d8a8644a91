import { type Exchange, type Failure, retryAfterMs, type Verdict } from "./exchange.ts";
import { politeness } from "./politeness.ts";
import type { UpstreamTrouble } from "./upstream-gate.ts";
import type { UpstreamRequest } from "./upstream-request.ts";

/** One try at a request. */
export interface Attempt {
  readonly exchange: Exchange;
  readonly verdict: Verdict;
}

/** A failure that says something about the upstream, not about what was asked for. */
function troubleOf({ verdict }: Attempt): Failure | undefined {
  if (verdict.kind !== "failed" || verdict.failure.errorClass === "permanent") return undefined;
  return verdict.failure;
}

const waitOf = ({ exchange }: Attempt) =>
  retryAfterMs(exchange.headers?.retryAfter, new Date(exchange.requestedAt)) ?? 0;

/** Who is not let in need not knock again; who shall wait long does so outside. */
export const isPause = (attempt: Attempt) =>
  troubleOf(attempt)?.errorClass === "auth" || waitOf(attempt) > politeness.longestRetryAfterMs;

/** For how long the upstream is to be left alone at least, whatever request is next; undefined when others may do better. */
function pauseOf(attempt: Attempt): number | undefined {
  const isQuota = troubleOf(attempt)?.errorClass === "quota";
  const isOfAll = isQuota || attempt.exchange.isNotLetIn === true || isPause(attempt);
  return isOfAll ? waitOf(attempt) : undefined;
}

/** Before the next try, with full jitter. */
export function delayMs(attempt: number, last: Attempt, random: () => number): number {
  const { firstDelayMs, longestDelayMs } = politeness;
  const jittered = random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  // Never sooner than the upstream asks for, and not all callers at that same moment.
  return Math.round(jittered + waitOf(last));
}

export type Trouble = Omit<UpstreamTrouble, "isTrial">;

/** What is wrong with the upstream by the last of some tries, if something is. */
export function troubleIn(
  { url }: UpstreamRequest,
  attempts: readonly Attempt[],
): Trouble | undefined {
  const last = attempts.at(-1);
  const failure = last && troubleOf(last);
  return failure && { request: url, reason: failure.reason, pauseMs: pauseOf(last) };
}
