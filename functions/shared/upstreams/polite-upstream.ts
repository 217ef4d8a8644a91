import type { Clock } from "#shared/kernel/clock.ts";
import {
  type Asked,
  ifRefused,
  type Refusal,
  refusalOf,
  timeAfter,
  type Within,
  whenever,
} from "./asked.ts";
import { type Attempt, delayMs, isPause, troubleIn } from "./attempt-trouble.ts";
import { entrance, type Pass } from "./entrance.ts";
import { type Exchange, type Verdict, verdictOf } from "./exchange.ts";
import { moments } from "./moments.ts";
import { politeness } from "./politeness.ts";
import type { Authoriser, Conditions, Upstream } from "./upstream.ts";
import type { UpstreamGate } from "./upstream-gate.ts";
import type { UpstreamRequest } from "./upstream-request.ts";

export type { Refusal } from "./asked.ts";
export type { Attempt } from "./attempt-trouble.ts";

export interface PoliteUpstream {
  /** Whether it must be left alone now; to be asked before anything is prepared. */
  closed(): Promise<Refusal | undefined>;
  /** Says how many requests come next, so that no more of the shared limit is taken than needed. */
  expect(requests: number): void;
  /**
   * Asks, again if need be; every try is in the answer. Never throws because of the upstream.
   *
   * @param within @default as long as it takes
   */
  ask(request: UpstreamRequest, conditions: Conditions, within?: Within): Promise<Asked>;
}

export interface PoliteDeps {
  readonly upstream: Upstream;
  readonly gate: UpstreamGate;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** What the upstream means by an exchange, where the general rule would be wrong. */
  readonly trouble?:
    | ((
        exchange: Exchange,
        request: UpstreamRequest,
        conditions: Conditions,
      ) => Verdict | undefined)
    | undefined;
  /** Absent where nobody asks who is asking. */
  readonly letIn?: Authoriser | undefined;
  /** Tries of one request. @default 4 */
  readonly tries?: number;
  /**
   * Whether all lanes together send one request at a time until one has succeeded; after a failure each
   * once, and with little patience.
   */
  readonly isCautious?: boolean;
}

/**
 * Asks one upstream as its people would like to be asked: never faster than the shared limit, again
 * with full jitter or when Retry-After says so, and not at all while the shared circuit is open.
 */
export function politeUpstream(source: string, deps: PoliteDeps): PoliteUpstream {
  const { upstream, gate, clock, sleep, random, trouble, letIn } = deps;
  const { tries = politeness.tries } = deps;
  const door = entrance(source, deps);
  const nextMoment = moments(source, deps, door.learn);
  const now = () => clock().getTime();

  const send = async (
    request: UpstreamRequest,
    conditions: Conditions,
    { pass, within }: Pick<Course, "pass" | "within">,
  ): Promise<Exchange | Refusal> => {
    const { atMs, isLate, isSpent } = await nextMoment.next(within.untilMs);
    if (isSpent) return { reason: "The calls of its day are spent.", untilMs: atMs, isSpent };
    if (isLate) return { reason: "It is asked as fast as it may be already.", untilMs: atMs };
    await sleep(atMs - now());
    const patientMs = door.isWary(pass) ? politeness.shakenAnswerMs : within.answerMs;
    const timeoutMs = Math.min(patientMs, within.answerMs, within.untilMs - now());
    if (timeoutMs <= 0) return { reason: "There is no time left to ask.", untilMs: now() };
    const changed = await door.changedFor(pass);
    if (changed) return { reason: "Others have found it in trouble.", ...changed };
    return upstream.send(request, conditions, timeoutMs);
  };
  const sendForToken = async (request: UpstreamRequest): Promise<Exchange> => {
    await sleep((await nextMoment.uncounted()) - now());
    return upstream.send(request, {});
  };
  const once = async (
    request: UpstreamRequest,
    conditions: Conditions,
    course: Pick<Course, "pass" | "within">,
  ): Promise<Attempt | Refusal> => {
    const allowed = letIn ? await letIn.authorised(request, sendForToken) : request;
    const exchange =
      "refused" in allowed ? allowed.refused : await send(allowed, conditions, course);
    if ("untilMs" in exchange) return exchange;
    letIn?.noticed?.(exchange);
    return {
      exchange,
      verdict: trouble?.(exchange, request, conditions) ?? verdictOf(exchange, conditions),
    };
  };

  return {
    expect: nextMoment.expect,
    closed: async () => refusalOf(await door.closed()) ?? (await spent()),

    async ask(request, conditions, within = whenever) {
      const pass = await door.enter();
      if (pass.outcome === "wait") return { attempts: [], ...ifRefused(pass) };
      const attempts: Attempt[] = [];
      try {
        const end = await tried(conditions, { request, pass, attempts, within });
        if (end && "untilMs" in end) {
          await door.left(pass);
          return { attempts, refusal: end };
        }
        if (!end) await door.succeeded(pass);
        return { attempts, ...(end && ifRefused(await door.failed(pass, end))) };
      } catch (error) {
        await door.left(pass);
        throw error;
      }
    },
  };

  /** That the day's calls are spent, where the upstream counts them. */
  async function spent(): Promise<Refusal | undefined> {
    const day = await gate.callsToday(source);
    if (!day || day.made < day.limit) return undefined;
    return { reason: "The calls of its day are spent.", untilMs: day.untilMs, isSpent: true };
  }

  /** What the upstream says counts, whatever we have counted. */
  async function endOfDay({ verdict }: Attempt): Promise<Refusal | undefined> {
    if (verdict.kind !== "failed" || !verdict.failure.endsDay) return undefined;
    await gate.endDay(source);
    const day = await spent();
    return day && { ...day, reason: verdict.failure.reason };
  }

  /** A token may end sooner than it was said to: once, that is no reason to stay away. */
  function isEndOfToken({ exchange }: Attempt, attempts: readonly Attempt[]): boolean {
    const isFirst = attempts.filter((one) => one.exchange.status === 401).length === 1;
    if (!letIn || exchange.status !== 401 || !isFirst) return false;
    letIn.forget();
    return true;
  }

  /**
   * Tries until it succeeds or it is enough; answers with what is wrong with the upstream then, or
   * why it could not be asked at all.
   */
  async function tried(conditions: Conditions, course: Course) {
    const { request, pass, attempts, within } = course;
    for (;;) {
      const left = timeAfter(attempts, within);
      const attempt = await once(request, conditions, { pass, within: left });
      if ("untilMs" in attempt) return troubleIn(request, attempts) ?? attempt;
      attempts.push(attempt);
      if (isEndOfToken(attempt, attempts)) continue;
      const end = (await endOfDay(attempt)) ?? troubleIn(request, attempts);
      const isOver = !end || "untilMs" in end;
      if (isOver || (await isLast(attempt, { ...course, within: left }))) return end;
      await sleep(Math.min(delayMs(attempts.length, attempt, random), within.untilMs - now()));
    }
  }

  /** Others may have opened the circuit meanwhile. */
  async function isLast(attempt: Attempt, course: Course): Promise<boolean> {
    return isEnough(attempt, course) || (await door.closed(course.pass)) !== undefined;
  }

  function isEnough(last: Attempt, { pass, attempts, within }: Course): boolean {
    const most = door.isOnce(pass) ? 1 : tries;
    const isOutOfTime = last.exchange.durationMs >= within.answerMs;
    return attempts.length >= most || isOutOfTime || isPause(last);
  }
}

interface Course {
  readonly request: UpstreamRequest;
  readonly pass: Pass;
  readonly attempts: Attempt[];
  readonly within: Within;
}
