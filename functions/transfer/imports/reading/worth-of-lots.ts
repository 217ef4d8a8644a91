import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { ImportPreview } from "#schemas/transfer/import-preview.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import {
  type PricesDeps,
  priceOfLot,
  pricesOfUser,
  toldValuation,
  valuing,
} from "../../../holdings/index.ts";
import { type Rates, ratesByDay } from "../../../prices/reading/index.ts";
import { knownAttributes } from "./known-attributes.ts";

export interface WorthDeps extends PricesDeps {
  readonly rates: Rates;
  readonly clock: Clock;
}

/** What copies on their way into collections are worth at present; what no rate tells in the currency is left out. */
export async function worthOfLots(
  userId: string,
  { lots, currency }: { readonly lots: readonly LotOfPlan[]; readonly currency: string },
  deps: WorthDeps,
): Promise<ImportPreview["value"]> {
  const today = utcDay(deps.clock());
  const copies = lots.map(({ copies: own, quantity }) => ({
    ...knownAttributes(own).attributes,
    quantity,
  }));
  const [known, days] = await Promise.all([
    pricesOfUser(userId, copies, deps),
    deps.rates.between(today, today),
  ]);
  const sum = valuing();
  for (const lot of copies) sum.take(lot, priceOfLot(lot, known));
  const valued = sum.sum();
  const { value } = toldValuation(valued, currency, ratesByDay(days)(today));
  const { priced, unpriced, proxies } = valued.copies;
  return { amount: value, currency, priced, unpriced: unpriced + proxies };
}
