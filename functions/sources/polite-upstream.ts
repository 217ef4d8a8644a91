import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhenResult,
  noJitterGenerator,
  retry,
} from "cockatiel";
import type { Clock } from "#shared/kernel/clock.ts";
import { type Exchange, type Failure, retryAfterMs, type Verdict, verdictOf } from "./exchange.ts";
import type { Conditions, Upstream } from "./upstream.ts";
import type { SharedCircuit, UpstreamGate } from "./upstream-gate.ts";

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
  const circuit = sharedCircuit(source, deps);
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

/** Runs the circuit of this invocation, and keeps it in step with that of all others. */
function sharedCircuit(source: string, { gate, clock }: PoliteDeps) {
  let known: string | undefined;
  let pending: Promise<void> = Promise.resolve();
  let policy = build();

  function build(initialState?: unknown): CircuitBreakerPolicy {
    const made = circuitBreaker(handleWhenResult(isOutage), {
      breaker: new ConsecutiveBreaker(politeness.failuresToOpen),
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: politeness.openMs,
        maxDelay: politeness.longestOpenMs,
        generator: noJitterGenerator,
      }),
      ...(initialState !== undefined && { initialState }),
    });
    made.onStateChange((state) => {
      if (state === CircuitState.HalfOpen) return;
      const changedAt = clock().toISOString();
      known = changedAt;
      const isOpen = state === CircuitState.Open;
      pending = gate.saveCircuit(source, {
        state: JSON.stringify(made.toJSON()),
        changedAt,
        isOpen,
      });
    });
    return made;
  }

  return {
    policy: () => policy,
    saved: () => pending,
    learn(shared: SharedCircuit | undefined) {
      if (!shared || shared.changedAt === known) return;
      known = shared.changedAt;
      policy = build(JSON.parse(shared.state));
    },
  };
}

/** Deals out leased moments one by one, and leases more when they are used up. */
function moments(
  source: string,
  { gate, clock }: PoliteDeps,
  learn: (circuit: SharedCircuit | undefined) => void,
) {
  let left: number[] = [];
  let expected = 1;
  let leasing: Promise<void> | undefined;
  const refill = async () => {
    try {
      const lease = await gate.lease(source, Math.max(1, expected));
      left = Array.from({ length: lease.count }, (_, i) => lease.firstAtMs + i * lease.intervalMs);
      learn(lease.circuit);
    } finally {
      leasing = undefined;
    }
  };
  return {
    expect(requests: number) {
      expected = requests;
      // Moments that passed unused are gone: saving them up would make a burst later.
      const now = clock().getTime();
      left = left.filter((moment) => moment >= now);
    },
    async next(): Promise<number> {
      for (let moment = left.shift(); ; moment = left.shift()) {
        if (moment !== undefined) {
          expected -= 1;
          return moment;
        }
        leasing ??= refill();
        await leasing;
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
