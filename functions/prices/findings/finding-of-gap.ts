import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { SoldByMap } from "../mapping/sold-by-map.ts";
import { timesApart } from "../statistics/believed.ts";
import { findingOfPrices, textOf } from "./finding-of-prices.ts";
import type { PriceGap } from "./price-gaps.ts";

/** A gap as the report tells it: with who says what, and of which products. */
export function findingOfGap(
  printing: PricedPrintingId,
  { variant, prices }: PriceGap,
  sold: Pick<SoldByMap, "productsOf">,
): QualityFinding {
  const [lowest, highest] = [prices[0], prices.at(-1) ?? prices[1]];
  const times = Math.round(timesApart(lowest.worth, highest.worth));
  const detail = `${variant}: ${textOf(highest)} is ${times} times ${textOf(lowest)}`;
  return findingOfPrices(printing, { kind: "price_gap", variant, detail, prices }, sold);
}
