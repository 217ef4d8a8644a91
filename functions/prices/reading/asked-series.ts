import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { HistorySeries } from "../books/read-section.ts";
import type { Rates } from "../rates/current-rates.ts";
import { type AskedCopies, isAskedCopy } from "./copy-view.ts";
import type { AskedRange } from "./history-range.ts";
import { inCurrency } from "./in-currency.ts";

/** What of a card's history is wanted; everything where nothing is said. */
export interface AskedHistory extends AskedRange, AskedCopies {
  readonly source?: string | undefined;
  /** What amounts are told in; each in its own where nothing is said. */
  readonly currency?: Currency | undefined;
}

/** Those of a card's series that are asked for, in the currency that is. Rates are read where they are needed, of these days. */
export async function askedSeries(
  all: readonly HistorySeries[],
  asked: AskedHistory,
  days: { readonly from: Day; readonly to: Day },
  { rates }: { readonly rates: Rates },
): Promise<readonly HistorySeries[]> {
  const { currency } = asked;
  const wanted = all.filter(
    ({ key }) =>
      isAskedCopy(key.variant, asked) &&
      (asked.source === undefined || asked.source === key.source),
  );
  if (currency === undefined) return wanted;
  const isForeign = wanted.some(({ key }) => key.currency !== currency);
  const known = isForeign ? await rates.between(days.from, days.to) : [];
  return wanted.map((one) => inCurrency(one, currency, known));
}
