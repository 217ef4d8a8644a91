import {
  BrokenCircuitError,
  DelegateBackoff,
  fullJitterGenerator,
  handleWhenResult,
  retry,
} from "cockatiel";
import type { Clock } from "#shared/kernel/clock.ts";
import { type Exchange, type Failure, retryAfterMs, type Verdict, verdictOf } from "./exchange.ts";
import { moments } from "./moments.ts";
import { politeness } from "./politeness.ts";
import { sharedCircuit } from "./shared-circuit.ts";
import type { Conditions, Upstream } from "./upstream.ts";
import type { UpstreamGate } from "./upstream-gate.ts";

/** One try at a request. */
export interface Attempt {
  readonly exchange: Exchange;
  readonly verdict: Verdict;
}

/** Why the upstream must be left alone for a while, whatever request is next. */
export interface Refusal extends Failure {
  readonly retryAfterMs: number;
}

export interface Asked {
  readonly attempts: readonly Attempt[];
  readonly refusal?: Refusal;
}

export interface PoliteUpstream {
  /** Says how many requests come next, so that no more of the shared limit is taken than needed. */
  expect(requests: number): void;
  /** Asks, again if need be; every try is in the answer. Never throws because of the upstream. */
  ask(url: string, conditions: Conditions): Promise<Asked>;
}

export interface PoliteDeps {
  readonly upstream: Upstream;
  readonly gate: UpstreamGate;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Asks one source as its people would like to be asked: never faster than the shared limit, again
 * with full jitter or when Retry-After says so, and not at all while the shared circuit is open.
 */
export function politeUpstream(source: string, deps: PoliteDeps): PoliteUpstream {
  const { upstream, clock, sleep } = deps;
  const circuit = sharedCircuit(source, { ...deps, isOutage });
  const nextMoment = moments(source, deps, circuit.learn);
  const again = retry(handleWhenResult(isWorthAnotherTry), {
    maxAttempts: politeness.tries - 1,
    backoff: new DelegateBackoff(({ attempt, result }) => delayMs(attempt, result)),
  });
  return {
    expect: nextMoment.expect,

    async ask(url, conditions) {
      const attempts: Attempt[] = [];
      const once = async (): Promise<Attempt> => {
        await sleep((await nextMoment.next()) - clock().getTime());
        const exchange = await upstream.get(url, conditions);
        const attempt = { exchange, verdict: verdictOf(exchange) };
        attempts.push(attempt);
        return attempt;
      };
      try {
        const last = await again.execute(() => circuit.policy().execute(once));
        return { attempts, ...refusalOf(last, clock()) };
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        const reason = `The circuit of ${source} is open.`;
        const refusal = {
          errorClass: "transient",
          reason,
          retryAfterMs: politeness.openMs,
        } as const;
        return { attempts, refusal };
      } finally {
        await circuit.saved();
      }
    },
  };
}

const failureOf = (value: unknown): Failure | undefined => {
  const { verdict } = value as Attempt;
  return verdict.kind === "failed" ? verdict.failure : undefined;
};

const isOutage = (attempt: unknown) => {
  const errorClass = failureOf(attempt)?.errorClass;
  return errorClass === "transient" || errorClass === "quota";
};

function isWorthAnotherTry(attempt: unknown): boolean {
  return isOutage(attempt) && waitOf(attempt as Attempt) <= politeness.longestRetryAfterMs;
}

const waitOf = ({ exchange }: Attempt, now = new Date(exchange.requestedAt)) =>
  retryAfterMs(exchange.headers?.retryAfter, now) ?? 0;

function delayMs(attempt: number, result: { value?: unknown } | { error: unknown }): number {
  const [jittered] = fullJitterGenerator(attempt - 1, {
    initialDelay: politeness.firstDelayMs,
    maxDelay: politeness.longestDelayMs,
    exponent: 2,
    generator: fullJitterGenerator,
  });
  // Never sooner than the upstream asks for, and not all callers at that same moment.
  return jittered + ("value" in result ? waitOf(result.value as Attempt) : 0);
}

/** After a last try that failed: whether to leave the upstream alone altogether. */
function refusalOf(last: Attempt, now: Date): { refusal?: Refusal } {
  const failure = failureOf(last);
  if (!failure) return {};
  if (failure.errorClass === "auth") return { refusal: { ...failure, retryAfterMs: 60_000 } };
  const wait = waitOf(last, now);
  const isLong = wait > politeness.longestRetryAfterMs;
  return failure.errorClass === "quota" || isLong
    ? { refusal: { ...failure, retryAfterMs: Math.max(wait, politeness.longestDelayMs) } }
    : {};
}
