import type { Currency } from "#schemas/prices/price-fragment.ts";
import { type ColumnName, type Columns, columnNames } from "../books/point.ts";
import type { HistoryPoint, HistorySeries } from "../books/read-section.ts";
import { convert, type DayRates, ratesOn } from "../rates/convert.ts";

const amounts = columnNames.filter(
  (name): name is Exclude<ColumnName, "listings"> => name !== "listings",
);

/**
 * A series in another currency, each day by its own rates, and each hour by those of its day. A day that no rate is known of is left out, rather than told in the
 * wrong currency.
 */
export function inCurrency(
  { key, points }: HistorySeries,
  to: Currency,
  all: readonly DayRates[],
): HistorySeries {
  if (key.currency === to) return { key, points };
  const converted = points.flatMap((point): HistoryPoint[] => {
    const rates = ratesOn(point.day.slice(0, 10), all);
    const columns = rates && columnsIn(point.columns, { from: key.currency, to, rates });
    return columns ? [{ ...point, columns }] : [];
  });
  return { key: { ...key, currency: to }, points: converted };
}

function columnsIn(
  columns: Columns,
  way: { readonly from: Currency; readonly to: Currency; readonly rates: DayRates },
): Columns | undefined {
  const converted: Partial<Record<ColumnName, number>> = {};
  for (const name of amounts) {
    const amount = columns[name];
    if (amount === undefined) continue;
    const own = convert(amount, way);
    if (own === undefined) return undefined;
    converted[name] = own;
  }
  const { listings } = columns;
  return { ...converted, ...(listings !== undefined && { listings }) };
}
