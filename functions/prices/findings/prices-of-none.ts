import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CurrentSeries } from "../current/current-prices.ts";
import { offerOf } from "../current/prices-for-card.ts";
import type { SoldByMap } from "../mapping/sold-by-map.ts";
import { type MarketOptions, offersOf } from "../market/market-of-series.ts";
import { findingOfPrices, textOf } from "./finding-of-prices.ts";

type Sold = Pick<SoldByMap, "isOfNone" | "productsOf">;

/**
 * Prices that are of no variant of a printing for sure, by the keys that they have instead; pure. The map has a product for several variants that
 * no word of its shop tells apart, or another product for the only one that it could be of.
 */
export function pricesOfNone(
  printing: PricedPrintingId,
  all: readonly CurrentSeries[],
  { sold, shops }: Pick<MarketOptions, "shops"> & { readonly sold: Sold },
): readonly QualityFinding[] {
  const apart = all.filter(({ key }) => sold.isOfNone(printing, key));
  return [...Map.groupBy(apart, ({ key }) => key.variant)]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([variant, several]) => {
      const prices = several.flatMap((series) =>
        offersOf(offerOf(series), shops).map((offer) => ({ series, offer })),
      );
      const [first] = prices;
      if (!first) return [];
      const detail = `${variant}: ${textOf(first)} is of no variant for sure: ${why(printing, first.series, sold)}`;
      return [
        findingOfPrices(printing, { kind: "ambiguous_price", variant, detail, prices }, sold),
      ];
    });
}

function why(printing: PricedPrintingId, { key }: CurrentSeries, sold: Sold): string {
  const [product] = sold.productsOf(printing, key);
  const own = product?.claim.variants.filter(({ isOwn }) => isOwn).map((one) => one.key) ?? [];
  return own.length > 0
    ? `product ${product?.id} is what sources call ${own.join(", ")}`
    : `no source says which variant product ${product?.id} is`;
}
