import type { Currency } from "#schemas/prices/price-fragment.ts";
import { Day } from "#schemas/values.ts";
import { type SaleReports, type ToldSale, toldSales } from "./list-sales.ts";

export interface AskedYear {
  readonly userId: string;
  readonly year: number;
  readonly currency: Currency;
}

/** What a year's sales have brought, in one currency and its smallest unit. */
export interface YearGains {
  readonly year: number;
  readonly currency: Currency;
  readonly sales: number;
  readonly copies: number;
  readonly proceeds: number;
  /** What was paid for those of which it is known. */
  readonly cost: number;
  /** Of those. */
  readonly gain: number;
  /** Sales of which nobody said what was paid, which are in the proceeds alone. */
  readonly withoutCost: {
    readonly sales: number;
    readonly copies: number;
    readonly proceeds: number;
  };
  /** Sales that cannot be told in the currency: no rate of their day is known. They are in nothing else. */
  readonly untold: { readonly sales: number; readonly copies: number };
}

/** The sales of a year, in order of their days, with what they have brought. */
export async function salesOfYear(
  { userId, year, currency }: AskedYear,
  { sales, rates }: SaleReports,
): Promise<readonly ToldSale[]> {
  const [from, to] = [Day.parse(`${year}-01-01`), Day.parse(`${year}-12-31`)];
  return toldSales(await sales.between(userId, from, to), currency, rates);
}

/** Sums up what a year's sales have brought; each sale is rounded once, and the sums are those of the list. */
export async function gainsOfYear(asked: AskedYear, reports: SaleReports): Promise<YearGains> {
  const { year, currency } = asked;
  const all = await salesOfYear(asked, reports);
  const told = all.flatMap(({ told: own, quantity }) => (own ? [{ ...own, quantity }] : []));
  const bare = told.filter(({ gain }) => gain === undefined);
  const sum = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
  const copiesOf = (some: readonly { readonly quantity: number }[]) =>
    sum(some.map(({ quantity }) => quantity));
  const untold = all.filter((sale) => sale.told === undefined);
  return {
    ...{ year, currency, sales: all.length, copies: copiesOf(all) },
    proceeds: sum(told.map(({ proceeds }) => proceeds)),
    cost: sum(told.map(({ cost }) => cost)),
    gain: sum(told.map(({ gain }) => gain)),
    withoutCost: {
      ...{ sales: bare.length, copies: copiesOf(bare) },
      proceeds: sum(bare.map(({ proceeds }) => proceeds)),
    },
    untold: { sales: untold.length, copies: copiesOf(untold) },
  };
}
