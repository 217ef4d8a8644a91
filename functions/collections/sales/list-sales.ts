import type { Sale } from "#schemas/collections/sale.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Rates } from "../../prices/reading/index.ts";
import { converting } from "./converting.ts";
import { gainOfSale, type SaleGain } from "./gain-of-sale.ts";
import type { SaleStore } from "./sale-store.ts";

export interface SaleReports {
  readonly sales: SaleStore;
  readonly rates: Rates;
}

export interface AskedSales {
  readonly userId: string;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** What proceeds and gains are told in. @default that of each sale */
  readonly currency?: Currency | undefined;
}

/** A sale with what it has brought; without that where no rate of its day is known. */
export type ToldSale = Sale & { readonly told?: SaleGain };

/**
 * Sales of some days, the newest day first.
 *
 * @throws DomainError `request.bad_cursor`
 */
export async function listSales(
  { userId, currency, ...page }: AskedSales & PageRequest,
  { sales, rates }: SaleReports,
): Promise<Page<ToldSale>> {
  const { items, ...rest } = await sales.page(userId, page);
  return { ...rest, items: await toldSales(items, currency, rates) };
}

/** Each sale with what it has brought. */
export async function toldSales(
  sales: readonly Sale[],
  currency: Currency | undefined,
  rates: Rates,
): Promise<readonly ToldSale[]> {
  const currencies = new Set(sales.map(({ price }) => currency ?? price.currency));
  const ways = new Map(
    await Promise.all(
      [...currencies].map(async (to) => [to, await converting(sales, to, rates)] as const),
    ),
  );
  return sales.map((sale) => {
    const to = currency ?? sale.price.currency;
    const convert = ways.get(to);
    const told = convert && gainOfSale(sale, to, convert);
    return { ...sale, ...(told && { told }) };
  });
}
