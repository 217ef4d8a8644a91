import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { type BudgetName, type Budgets, type Rule, type Subjects, subjectOf } from "./budgets.ts";
import type { Counter, Counters } from "./counters.ts";
import type { RateLimits } from "./rate-limits.ts";
import { tooManyRequests } from "./too-many-requests.ts";

export interface RateLimitPorts {
  readonly counters: Counters;
  readonly budgets: Budgets;
  readonly clock: Clock;
  /** Told when the counters could not be reached; the limits go on without them. */
  readonly onTrouble: (error: unknown) => void;
}

/** What a container knows of a counter without asking. */
interface Known {
  readonly endsAtMs: number;
  /** What all have counted, when it was last asked. */
  total: number;
  /** What it has counted since, and told nobody. */
  untold: number;
}

/** Counters are expected for that long after their window, lest a slow clock begins them anew. */
const graceSeconds = 60;
/** Seconds for which counters that failed are left alone, so that their trouble slows no call. */
const restSeconds = 5;
/** While a container counts alone it allows this part: there may be several of them. */
const aloneAllows = 0.25;
const mostKnown = 5_000;

/**
 * Fixed windows, counted in a table that all containers share and remembered in each. A window that is
 * used up is refused from memory: neither time nor money goes into turning somebody away.
 */
export function windowedRateLimits(ports: RateLimitPorts): RateLimits {
  const { counters, budgets, clock, onTrouble } = ports;
  const known = new Map<string, Known>();
  let restUntilMs = 0;

  const memoryOf = (counter: Counter, rule: Rule): Known => {
    const key = keyOf(counter);
    const found = known.get(key);
    if (found) return found;
    if (known.size >= mostKnown) forget(known, clock().getTime());
    const endsAtMs = (counter.windowStart + rule.seconds) * 1_000;
    const fresh = { endsAtMs, total: 0, untold: 0 };
    known.set(key, fresh);
    return fresh;
  };

  /** What the counter is with these points, and how many there may be. */
  const counted = async (counter: Counter, rule: Rule, memory: Known, points: number) => {
    memory.untold += points;
    const whole = { total: memory.total + memory.untold, allowed: rule.points };
    if (points > 0 && memory.untold < (rule.share ?? 1)) return whole;
    const alone = { ...whole, allowed: Math.ceil(rule.points * aloneAllows) };
    if (clock().getTime() < restUntilMs) return alone;
    const telling = memory.untold;
    memory.untold = 0;
    try {
      const total = await counters.add(counter, telling);
      // Answers of calls at once may arrive in any order; only giving back makes a counter smaller.
      memory.total = points > 0 ? Math.max(memory.total, total) : total;
      return { total, allowed: rule.points };
    } catch (error) {
      memory.untold += telling;
      restUntilMs = clock().getTime() + restSeconds * 1_000;
      onTrouble(error);
      return alone;
    }
  };

  /** Turns away from memory alone; what this container does not know of is not asked for here. */
  const refuseUsedUp = (budget: BudgetName, rule: Rule, subjects: Subjects) => {
    const counter = counterOf(budget, rule, subjects, clock);
    const memory = counter && known.get(keyOf(counter));
    if (!memory || memory.total + memory.untold < rule.points) return;
    throw tooManyRequests({ budget, rule, endsAtMs: memory.endsAtMs }, clock());
  };

  const spendOn = async (budget: BudgetName, rule: Rule, subjects: Subjects, wanted: number) => {
    // Work that is larger than the whole budget takes all of one window.
    const points = Math.min(wanted, rule.points);
    const counter = counterOf(budget, rule, subjects, clock);
    if (!counter) return;
    const memory = memoryOf(counter, rule);
    const refusal = () => tooManyRequests({ budget, rule, endsAtMs: memory.endsAtMs }, clock());
    if (memory.total + memory.untold >= rule.points) throw refusal();
    const { total, allowed } = await counted(counter, rule, memory, points);
    if (total <= allowed) return;
    // A large piece of work that does not fit must not use up what smaller ones could.
    if (points > 1) await counted(counter, rule, memory, -points);
    throw refusal();
  };

  return {
    async spend(budget, subjects, points = 1) {
      // Before anything is counted: whoever names another account each time would else be counted
      // for each of them, at our cost, long after his address has used up its own budget.
      for (const rule of budgets[budget]) refuseUsedUp(budget, rule, subjects);
      for (const rule of budgets[budget]) await spendOn(budget, rule, subjects, points);
    },

    async giveBack(budget, subjects) {
      for (const rule of budgets[budget]) {
        const counter = counterOf(budget, rule, subjects, clock);
        if (counter) await counted(counter, rule, memoryOf(counter, rule), -1);
      }
    },
  };
}

const keyOf = ({ budget, subject, windowStart }: Counter) => `${budget} ${subject} ${windowStart}`;

function counterOf(
  budget: BudgetName,
  rule: Rule,
  subjects: Subjects,
  clock: Clock,
): Counter | undefined {
  const subject = subjectOf(rule, subjects);
  if (subject === undefined) return undefined;
  const nowSeconds = Math.floor(clock().getTime() / 1_000);
  const windowStart = nowSeconds - (nowSeconds % rule.seconds);
  return {
    budget,
    subject: `${rule.by}#${sha256(subject).slice(0, 32)}`,
    windowStart,
    expiresAtSeconds: windowStart + rule.seconds + graceSeconds,
  };
}

/** Drops the windows that are over; if there are none, the oldest half. */
function forget(known: Map<string, Known>, nowMs: number): void {
  for (const [key, { endsAtMs }] of known) if (endsAtMs <= nowMs) known.delete(key);
  if (known.size < mostKnown) return;
  for (const key of [...known.keys()].slice(0, mostKnown / 2)) known.delete(key);
}
