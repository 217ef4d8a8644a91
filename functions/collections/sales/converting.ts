import type { Sale } from "#schemas/collections/sale.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { amountIn, type Rates, ratesByDay } from "../../prices/reading/index.ts";
import type { Convert } from "./gain-of-sale.ts";

/** Converts amounts of the days that sales are of, in both directions of time; reads the rates of those days once. */
export async function converting(
  sales: readonly Sale[],
  to: Currency,
  rates: Rates,
): Promise<Convert> {
  const days = sales.flatMap(({ day, boughtOn }) => [day, boughtOn]).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const all = first && last ? await rates.between(first, last) : [];
  const ratesOn = ratesByDay(all);
  return (day, money) => amountIn(to, { ...money, day }, ratesOn);
}
