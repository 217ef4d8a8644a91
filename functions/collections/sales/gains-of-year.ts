import type { Currency } from "#schemas/prices/price-fragment.ts";
import { Day } from "#schemas/values.ts";
import { type SaleReports, type ToldSale, toldSales } from "./list-sales.ts";
import { type SalesSum, sumOfSales } from "./sum-of-sales.ts";

export interface AskedYear {
  readonly userId: string;
  readonly year: number;
  readonly currency: Currency;
}

/** What a year's sales have brought, in one currency and its smallest unit. */
export interface YearGains extends SalesSum {
  readonly year: number;
  readonly currency: Currency;
}

/** The sales of a year, in order of their days, with what they have brought. */
export async function salesOfYear(
  { userId, year, currency }: AskedYear,
  { sales, rates }: SaleReports,
): Promise<readonly ToldSale[]> {
  const [from, to] = [Day.parse(`${year}-01-01`), Day.parse(`${year}-12-31`)];
  return toldSales(await sales.between(userId, from, to), currency, rates);
}

/** Sums up what a year's sales have brought. */
export async function gainsOfYear(asked: AskedYear, reports: SaleReports): Promise<YearGains> {
  const { year, currency } = asked;
  return { year, currency, ...sumOfSales(await salesOfYear(asked, reports)) };
}
