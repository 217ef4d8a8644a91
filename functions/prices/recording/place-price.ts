import type { PriceFragment } from "#schemas/prices/price-fragment.ts";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { heldColumns, marketPriceOf } from "../books/point.ts";
import { claimsIn } from "../mapping/claims-in.ts";
import type { PriceMap } from "../mapping/price-map.ts";
import { type Shop, seriesSource } from "../mapping/shop.ts";
import { variantOf } from "../mapping/variant-of.ts";
import { believedDay } from "./believed-day.ts";
import type { PlacedPoint } from "./record-placed.ts";

/** Where a price goes, and what of it a person should look at, as `<code> <what>`. */
export interface PlacedPrice {
  readonly notes: readonly string[];
  /** Absent where there is no price, or nobody knows whose it is. */
  readonly placed?: PlacedPoint;
}

type Seen = Pick<RecordToTake["provenance"], "source" | "observedAt" | "bronzeKey" | "bronzeLine">;

/**
 * Which card and variant a price is of, and of which day; pure. A product that several cards claim is of none of them, for a
 * wrong price is worse than none.
 *
 * @param map undefined where none is built yet
 */
export function placePrice(
  price: PriceFragment,
  seen: Seen,
  { shop, map }: { readonly shop: Shop; readonly map: PriceMap | undefined },
): PlacedPrice {
  const columns = heldColumns(price.columns);
  if (!marketPriceOf(columns)) return { notes: [`no_price ${shop.name}`] };
  if (!map) return { notes: [`price_without_map ${price.game}`] };
  const [claim, ...others] = claimsIn(price.languages, map.claims(price.shop, price.productId));
  if (!claim) return { notes: [`price_without_product ${shop.name}`] };
  if (others.length > 0) return { notes: [`crosswalk_conflict ${shop.name}`] };
  const { printing, ...book } = placeOfPrinting(claim.printing);
  const variant = variantOf(shop, price, claim.variants);
  const { day, note } = dayOfPrice(price, seen);
  const code = { known: undefined, unknown: "unknown_variant", apart: "ambiguous_variant" }[
    variant.is
  ];
  const odd = code && `${code} ${shop.name}: ${price.subType ?? "(none)"}`;
  return {
    notes: [odd, note].filter((one) => one !== undefined),
    placed: {
      ...{ book, source: seen.source },
      point: {
        ...{ printing, day, columns },
        series: {
          ...{ variant: variant.key, source: seriesSource(shop, seen.source) },
          ...{ currency: price.currency, languages: languagesOf(price) },
        },
        observed: {
          ...{ atMs: Date.parse(seen.observedAt), pack: seen.bronzeKey, line: seen.bronzeLine },
        },
      },
    },
  };
}

const languagesOf = ({ languages }: PriceFragment) =>
  languages === "any" ? languages : [...new Set(languages)].sort(byCodeUnits).join(",");

/** Of which day a price is, and what of it a person should look at. */
function dayOfPrice(
  { shop, statedOn }: PriceFragment,
  { observedAt }: Seen,
): { readonly day: string; readonly note?: string } {
  const { day, doubt } = believedDay(statedOn, observedAt);
  return doubt ? { day, note: `${doubt} ${shop}` } : { day };
}
