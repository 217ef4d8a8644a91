import type { BudgetName, Subjects } from "./budgets.ts";

/** Keeps work within its budgets [ACC-5]. */
export interface RateLimits {
  /**
   * Takes work from a budget. What is refused because one call is larger than what is left is not
   * taken; a window that is used up ends when it would have ended, however often it is asked.
   *
   * @param points amount of work @default 1
   * @throws DomainError `request.too_many` with `Retry-After`, naming the budget
   */
  spend(budget: BudgetName, subjects: Subjects, points?: number): Promise<void>;
  /** Gives a point back: what was taken as an attempt turned out to be right. */
  giveBack(budget: BudgetName, subjects: Subjects): Promise<void>;
}
