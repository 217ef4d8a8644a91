import type { ChartKey, ChartPlan } from "#schemas/images/chart.ts";

/** Charts that wait to be drawn as pixels. */
export interface ChartPlans {
  save(key: ChartKey, plan: ChartPlan): Promise<void>;
  /** Undefined when it has expired or was never there. */
  get(key: ChartKey): Promise<ChartPlan | undefined>;
}

/** Has charts drawn, elsewhere and soon. Asking twice does no harm. */
export interface ChartQueue {
  send(key: ChartKey): Promise<void>;
}
