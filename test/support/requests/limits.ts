import type { LimitSurroundings } from "#shared/http/limited.ts";
import type { BudgetName, Budgets, Rule } from "#shared/limits/budgets.ts";

/** For tests that are not about limits. */
export const noLimits = async (): Promise<LimitSurroundings> => ({
  limits: { spend: async () => {}, giveBack: async () => {} },
});

/** Budgets of which all but the named ones are empty lists. */
export function budgetsWith(some: Partial<Record<BudgetName, readonly Rule[]>>): Budgets {
  const none: readonly Rule[] = [];
  const names = ["admin", "bulk", "cards", "code", "mail", "read", "render"] as const;
  const more = ["session", "sign-in", "write"] as const;
  const entries = [...names, ...more].map((name) => [name, some[name] ?? none] as const);
  return Object.fromEntries(entries) as Budgets;
}
