import { DomainError } from "#shared/kernel/errors.ts";
import type { BudgetName, Rule } from "./budgets.ts";

interface UsedUp {
  readonly budget: BudgetName;
  readonly rule: Rule;
  readonly endsAtMs: number;
}

/** Says which budget is used up, for whom it is counted, and when there is more of it. */
export function tooManyRequests({ budget, rule, endsAtMs }: UsedUp, now: Date): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil((endsAtMs - now.getTime()) / 1_000));
  const { by, points: limit, seconds: windowSeconds } = rule;
  return new DomainError(
    "request.too_many",
    `The budget "${budget}" of ${limit} in ${windowSeconds} seconds for each ${by} is used up; come ` +
      `back in ${retryAfterSeconds} seconds.`,
    {
      facts: { budget, countedBy: by, limit, windowSeconds, retryAfterSeconds },
      headers: { "retry-after": String(retryAfterSeconds) },
    },
  );
}
