import { type PricedPrintingId, placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { SeriesKey } from "../books/point.ts";
import { copyOfText } from "../books/priced-copy.ts";
import { shopOfSeries } from "../market/shops-of-series.ts";
import { isApart } from "./apart-key.ts";
import { isEverBelieved } from "./claims-in.ts";
import type { PriceMap } from "./price-map.ts";
import type { Shop } from "./shop.ts";
import { type SoldProduct, wordsOfProduct } from "./words-of-product.ts";

/** What the newest price map says of the series that books have. */
export interface SoldByMap {
  /**
   * Whether no product is the printing's any more that the series could be of: it was another card's, or is nobody's, or several claim
   * it. Never of a shop of which the map knows no product at all.
   */
  isEnded(printing: PricedPrintingId, key: SeriesKey): boolean;
  /** The products that the series may be of: of which its prices are, where the map is the one that they were placed by. */
  productsOf(printing: PricedPrintingId, key: SeriesKey): readonly SoldProduct[];
  /** Whether prices of the series are of no variant of the printing, as nothing says of which of several they are. */
  isOfNone(printing: PricedPrintingId, key: SeriesKey): boolean;
  /** Whether prices of the series are of one variant alone, as far as the map tells: its product is not sold for several under one word. */
  isOfOne(printing: PricedPrintingId, key: SeriesKey): boolean;
  /** Another one where the map says something else of a set; empty where it says nothing. */
  markOf(set: string): string;
}

const nothing: SoldByMap = {
  ...{ isEnded: () => false, productsOf: () => [], markOf: () => "" },
  ...{ isOfNone: () => false, isOfOne: () => true },
};

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
  /** Products that the series may be of, each with what its shop's words mean of it. */
  const wordsFor = (printing: PricedPrintingId, key: SeriesKey) => {
    const shop = shopOf(key);
    const { variant } = copyOfText(key.variant);
    const all = (shop && sold.get(printing)?.get(shop.name)) ?? [];
    const told = all.flatMap((product) =>
      shop ? [{ product, words: wordsOfProduct(product, { game, shop }) }] : [],
    );
    return { variant, products: told.filter(({ words }) => words.mayBeOf(variant)) };
  };
  const productsOf: SoldByMap["productsOf"] = (printing, key) =>
    wordsFor(printing, key).products.map(({ product }) => product);
  return {
    productsOf,
    isOfNone(printing, key) {
      // Of nearly all series the key alone says so.
      if (!isApart(copyOfText(key.variant).variant, shops)) return false;
      const { variant, products } = wordsFor(printing, key);
      return products.some(({ words }) => words.isOfNone(variant));
    },
    isOfOne(printing, key) {
      const { variant, products } = wordsFor(printing, key);
      return products.every(({ words }) => words.isOfOne(variant));
    },
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
