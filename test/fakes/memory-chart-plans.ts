import type { ChartPlans } from "#functions/images/charts/chart-plans.ts";
import { ChartPlan } from "#schemas/images/chart.ts";

/** What is to be drawn, in memory. */
export function memoryChartPlans(): ChartPlans {
  const plans = new Map<string, string>();
  return {
    save: async (key, plan) => void plans.set(key, JSON.stringify(plan)),
    async get(key) {
      const text = plans.get(key);
      return text === undefined ? undefined : ChartPlan.parse(JSON.parse(text));
    },
  };
}
