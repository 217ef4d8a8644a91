import type { Clock } from "#shared/kernel/clock.ts";
import { entrance, type Pass } from "./entrance.ts";
import { type Exchange, type Failure, retryAfterMs, type Verdict, verdictOf } from "./exchange.ts";
import { moments } from "./moments.ts";
import { politeness } from "./politeness.ts";
import type { Authoriser, Conditions, Upstream } from "./upstream.ts";
import type { Admission, UpstreamGate } from "./upstream-gate.ts";
import type { UpstreamRequest } from "./upstream-request.ts";

/** One try at a request. */
export interface Attempt {
  readonly exchange: Exchange;
  readonly verdict: Verdict;
}

/** The upstream must be left alone until then, whatever request is next. */
export interface Refusal {
  readonly reason: string;
  readonly untilMs: number;
}

export interface Asked {
  readonly attempts: readonly Attempt[];
  readonly refusal?: Refusal;
}

export interface PoliteUpstream {
  /** Whether it must be left alone now; to be asked before anything is prepared. */
  closed(): Promise<Refusal | undefined>;
  /** Says how many requests come next, so that no more of the shared limit is taken than needed. */
  expect(requests: number): void;
  /** Asks, again if need be; every try is in the answer. Never throws because of the upstream. */
  ask(request: UpstreamRequest, conditions: Conditions): Promise<Asked>;
}

export interface PoliteDeps {
  readonly upstream: Upstream;
  readonly gate: UpstreamGate;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** What the source means by an exchange, where the general rule would be wrong. */
  readonly trouble?: ((exchange: Exchange) => Verdict | undefined) | undefined;
  /** Absent where nobody asks who is asking. */
  readonly letIn?: Authoriser | undefined;
}

/**
 * Asks one source as its people would like to be asked: never faster than the shared limit, again
 * with full jitter or when Retry-After says so, and not at all while the shared circuit is open.
 */
export function politeUpstream(source: string, deps: PoliteDeps): PoliteUpstream {
  const { upstream, clock, sleep, random, trouble, letIn } = deps;
  const door = entrance(source, deps);
  const nextMoment = moments(source, deps, door.learn);

  const send = async (request: UpstreamRequest, conditions: Conditions = {}) => {
    await sleep((await nextMoment.next()) - clock().getTime());
    return upstream.send(request, conditions);
  };
  const answered = async (request: UpstreamRequest, conditions: Conditions): Promise<Exchange> => {
    const allowed = letIn ? await letIn.authorised(request, send) : request;
    return "refused" in allowed ? allowed.refused : send(allowed, conditions);
  };
  const once = async (request: UpstreamRequest, conditions: Conditions): Promise<Attempt> => {
    const exchange = await answered(request, conditions);
    return { exchange, verdict: trouble?.(exchange) ?? verdictOf(exchange, conditions) };
  };

  return {
    expect: nextMoment.expect,
    closed: async () => refusalOf(await door.closed()),

    async ask(request, conditions) {
      const pass = await door.enter();
      if (pass.outcome === "wait") return { attempts: [], ...ifRefused(pass) };
      const attempts: Attempt[] = [];
      try {
        const failure = await tried(request, conditions, { pass, attempts });
        if (!failure) await door.succeeded(pass);
        return { attempts, ...(failure && ifRefused(await door.failed(pass, failure))) };
      } catch (error) {
        door.left(pass);
        throw error;
      }
    },
  };

  /** A token may end sooner than it was said to: once, that is no reason to stay away. */
  function isEndOfToken({ exchange }: Attempt, attempts: readonly Attempt[]): boolean {
    const isFirst = attempts.filter((one) => one.exchange.status === 401).length === 1;
    if (!letIn || exchange.status !== 401 || !isFirst) return false;
    letIn.forget();
    return true;
  }

  /** Tries until it succeeds or it is enough; answers with what is wrong with the upstream then. */
  async function tried(
    request: UpstreamRequest,
    conditions: Conditions,
    { pass, attempts }: { pass: Pass; attempts: Attempt[] },
  ) {
    const most = pass.outcome === "trial" ? 1 : politeness.tries;
    for (;;) {
      const attempt = await once(request, conditions);
      attempts.push(attempt);
      if (isEndOfToken(attempt, attempts)) continue;
      const failure = troubleOf(attempt);
      if (!failure) return undefined;
      const isEnough = attempts.length >= most || isPause(attempt);
      if (isEnough || (await door.closed())) {
        return { request: request.url, reason: failure.reason, pauseMs: pauseOf(attempt) };
      }
      await sleep(delayMs(attempts.length, attempt, random));
    }
  }
}

const refusalOf = (admission: Admission | undefined): Refusal | undefined =>
  admission?.outcome === "wait"
    ? { reason: admission.reason, untilMs: admission.untilMs }
    : undefined;

function ifRefused(admission: Admission): { refusal?: Refusal } {
  const refusal = refusalOf(admission);
  return refusal ? { refusal } : {};
}

/** A failure that says something about the upstream, not about what was asked for. */
function troubleOf({ verdict }: Attempt): Failure | undefined {
  if (verdict.kind !== "failed" || verdict.failure.errorClass === "permanent") return undefined;
  return verdict.failure;
}

const waitOf = ({ exchange }: Attempt) =>
  retryAfterMs(exchange.headers?.retryAfter, new Date(exchange.requestedAt)) ?? 0;

/** Who is not let in need not knock again; who shall wait long does so outside. */
const isPause = (attempt: Attempt) =>
  troubleOf(attempt)?.errorClass === "auth" || waitOf(attempt) > politeness.longestRetryAfterMs;

/** For how long the upstream asked to be left alone; undefined when it did not. */
function pauseOf(attempt: Attempt): number | undefined {
  const isQuota = troubleOf(attempt)?.errorClass === "quota";
  return isQuota || isPause(attempt) ? waitOf(attempt) : undefined;
}

function delayMs(attempt: number, last: Attempt, random: () => number): number {
  const { firstDelayMs, longestDelayMs } = politeness;
  const jittered = random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  // Never sooner than the upstream asks for, and not all callers at that same moment.
  return Math.round(jittered + waitOf(last));
}
