import { type PricedPrintingId, placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { SeriesKey } from "../books/point.ts";
import { copyOfText } from "../books/priced-copy.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import { isEverBelieved } from "./claims-in.ts";
import type { Claim, PriceMap } from "./price-map.ts";
import type { Shop } from "./shop.ts";
import { variantOf } from "./variant-of.ts";

/** What the newest price map says of the series that books have. */
export interface SoldByMap {
  /**
   * Whether no product is the printing's any more that the series could be of: it was another card's, or is nobody's, or several claim
   * it. Never of a shop of which the map knows no product at all.
   */
  isEnded(printing: PricedPrintingId, key: SeriesKey): boolean;
  /** The products that the series may be of: of which its prices are, where the map is the one that they were placed by. */
  productsOf(printing: PricedPrintingId, key: SeriesKey): readonly SoldProduct[];
  /** Another one where the map says something else of a set; empty where it says nothing. */
  markOf(set: string): string;
}

/** A product of a shop that is believed to be a printing's. */
export interface SoldProduct {
  readonly id: string;
  readonly claim: Claim;
}

const nothing: SoldByMap = { isEnded: () => false, productsOf: () => [], markOf: () => "" };

/** Reads a map the other way round: from printings to what shops sell of them. @param map undefined where none is built yet */
export function soldByMap(
  game: string,
  map: PriceMap | undefined,
  shops: readonly Shop[],
): SoldByMap {
  if (!map) return nothing;
  const known = new Set<string>();
  const sold = new Map<PricedPrintingId, Map<string, SoldProduct[]>>();
  for (const { shop, id, claims } of map.all()) {
    known.add(shop);
    for (const claim of claims) {
      if (!isEverBelieved(claim, claims)) continue;
      const own = sold.get(claim.printing) ?? new Map<string, SoldProduct[]>();
      sold.set(claim.printing, own.set(shop, [...(own.get(shop) ?? []), { id, claim }]));
    }
  }
  const bySet = Map.groupBy(sold, ([printing]) => placeOfPrinting(printing).set);
  const shopOf = ({ source }: SeriesKey) =>
    shops.find(({ name }) => name === shopOfSeries(source, shops));
  const productsOf: SoldByMap["productsOf"] = (printing, key) => {
    const shop = shopOf(key);
    const { variant } = copyOfText(key.variant);
    const all = (shop && sold.get(printing)?.get(shop.name)) ?? [];
    return all.filter(({ claim }) => shop && mayBeOf(claim, variant, { game, shop }));
  };
  return {
    productsOf,
    isEnded: (printing, key) =>
      known.has(shopOf(key)?.name ?? "") && productsOf(printing, key).length === 0,
    markOf(set) {
      const lines = (bySet.get(set) ?? []).flatMap(([printing, shopsOf]) =>
        [...shopsOf].flatMap(([shop, claims]) =>
          claims.map(({ claim }) => `${printing} ${shop} ${JSON.stringify(claim.variants)}`),
        ),
      );
      return sha256(
        [[...known].sort(byCodeUnits).join(" "), ...lines.sort(byCodeUnits)].join("\n"),
      );
    },
  };
}

/** Whether a word of the shop can put a price of the product there; a variant that the card does not have may be any word's. */
function mayBeOf(
  { variants }: Claim,
  key: string,
  { game, shop }: { readonly game: string; readonly shop: Shop },
): boolean {
  if (!variants.some((one) => one.key === key)) return true;
  // A word that no table has may be that of the variant.
  return [key, ...Object.keys(shop.words[game] ?? {})].some(
    (subType) => variantOf(shop, { game, subType }, variants).key === key,
  );
}
