import { ChartPlan } from "#schemas/images/chart.ts";
import { chartPlanKey } from "#schemas/storage/image-files.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { ChartPlans } from "./chart-plans.ts";

/** Keeps what is to be drawn in the bucket `artifacts`, which forgets it after a week. */
export const s3ChartPlans = (artifacts: SignedObjects): ChartPlans => ({
  save: (key, plan) => artifacts.put(chartPlanKey(key), JSON.stringify(plan), "application/json"),

  async get(key) {
    const bytes = await artifacts.get(chartPlanKey(key));
    return bytes && ChartPlan.parse(JSON.parse(Buffer.from(bytes).toString()));
  },
});
