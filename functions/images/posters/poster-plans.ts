import type { PosterKey, PosterPlan } from "#schemas/images/poster.ts";

/** Posters that wait to be drawn. */
export interface PosterPlans {
  save(key: PosterKey, plan: PosterPlan): Promise<void>;
  /** Undefined when it has expired or was never there. */
  get(key: PosterKey): Promise<PosterPlan | undefined>;
}

/** Has posters drawn, elsewhere and soon. Asking twice does no harm. */
export interface PosterQueue {
  /** @param owner who asks: nobody's many are drawn before the few of others */
  send(key: PosterKey, owner: string): Promise<void>;
}
