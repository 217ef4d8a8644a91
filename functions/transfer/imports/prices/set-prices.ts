import type { PriceCounts } from "#schemas/transfer/file-price.ts";
import type { PricesOfPlan } from "#schemas/transfer/import-plan.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { PriceKeeping } from "./price-keeping.ts";

/**
 * Sets the prices of a plan, one after the other, as all of a user's are counted together. Who begins again finds those that are set, and only looks at them.
 */
export async function setPrices(
  userId: string,
  { set, ...counts }: PricesOfPlan,
  { deadline, prices }: { readonly deadline: Deadline; readonly prices: Pick<PriceKeeping, "set"> },
): Promise<PriceCounts | "late"> {
  let refused = 0;
  for (const price of set) {
    if (deadline.leftMs() <= 0) return "late";
    if ((await prices.set(userId, price)) === "refused") refused += 1;
  }
  return { ...counts, set: set.length - refused, refused: counts.refused + refused };
}
