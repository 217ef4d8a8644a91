import type { PosterPlans } from "#functions/images/posters/poster-plans.ts";
import { PosterPlan } from "#schemas/images/poster.ts";

/** What is to be drawn, in memory. */
export function memoryPosterPlans(): PosterPlans {
  const plans = new Map<string, string>();
  return {
    save: async (key, plan) => void plans.set(key, JSON.stringify(plan)),
    async get(key) {
      const text = plans.get(key);
      return text === undefined ? undefined : PosterPlan.parse(JSON.parse(text));
    },
  };
}
