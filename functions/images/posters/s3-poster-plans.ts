import { PosterPlan } from "#schemas/images/poster.ts";
import { posterPlanKey } from "#schemas/storage/image-files.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { PosterPlans } from "./poster-plans.ts";

/** Keeps what is to be drawn in the bucket `artifacts`, which forgets it after a week. */
export const s3PosterPlans = (artifacts: SignedObjects): PosterPlans => ({
  save: (key, plan) => artifacts.put(posterPlanKey(key), JSON.stringify(plan), "application/json"),

  async get(key) {
    const bytes = await artifacts.get(posterPlanKey(key));
    return bytes && PosterPlan.parse(JSON.parse(Buffer.from(bytes).toString()));
  },
});
