import type { Sale } from "#schemas/collections/sale.ts";
import type { HoldingsValue } from "#schemas/http/value-views.ts";
import { toldSales } from "../../collections/index.ts";
import { worthOf } from "../days/stored-value.ts";
import { realisedOf } from "../valuing/realised.ts";
import { toldValuation } from "../valuing/told-valuation.ts";
import { type AskedValue, type ItemsDeps, itemsAtHand, ratesOfDays } from "./items-at-hand.ts";

export interface ValueNowDeps extends ItemsDeps {
  /** All that a user has ever sold. */
  readonly sales: (userId: string) => Promise<readonly Sale[]>;
}

/**
 * What collections are worth now, have cost and have gained.
 *
 * @throws DomainError `collections.no_such_collection`
 */
export async function getValue(
  { currency, ...asked }: AskedValue,
  deps: ValueNowDeps,
): Promise<HoldingsValue> {
  const [{ items, known, today }, allSales] = await Promise.all([
    itemsAtHand(asked, deps),
    deps.sales(asked.userId),
  ]);
  const { collectionId } = asked;
  const sales =
    collectionId === undefined
      ? allSales
      : allSales.filter((sale) => sale.collectionId === collectionId);
  const [ratesOn, told] = await Promise.all([
    ratesOfDays([today], deps),
    toldSales(sales, currency, deps.rates),
  ]);
  const sum = worthOf(items, known);
  return {
    ...{ currency, day: today, ...toldValuation(sum, currency, ratesOn(today)) },
    ...{ items: sum.items, copies: sum.copies },
    realised: realisedOf(told),
    ...(known.builtAt !== "" && { pricesBuiltAt: known.builtAt }),
  };
}
