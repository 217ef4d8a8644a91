import { wordApart } from "./apart-key.ts";
import type { Claim } from "./price-map.ts";
import type { Shop, VariantWord } from "./shop.ts";
import { wordOfKey } from "./shop-word.ts";
import { type FoundVariant, variantOf } from "./variant-of.ts";

/** A product of a shop that is believed to be a printing's. */
export interface SoldProduct {
  readonly id: string;
  readonly claim: Claim;
}

interface OfShop {
  readonly game: string;
  readonly shop: Shop;
}

/** What the words of a shop can mean of a product. */
export interface WordsOfProduct {
  /** Whether a word can put a price of the product there; a variant that the card does not have may be any word's. */
  mayBeOf(key: string): boolean;
  /** Whether a price that is there is of no variant although nothing else of the product is sold as what it might be. */
  isOfNone(key: string): boolean;
  /** Whether a price that is there is of one variant alone: no other one is sold under the same word. */
  isOfOne(key: string): boolean;
}

export function wordsOfProduct({ id, claim }: SoldProduct, { game, shop }: OfShop): WordsOfProduct {
  const { variants } = claim;
  const table = new Map<string, VariantWord>(Object.entries(shop.words[game] ?? {}));
  const found = (subType: string, beside: readonly string[] = []): FoundVariant =>
    variantOf(shop, { game, productId: id, subType, beside }, variants);
  // A word that no table has may be that of the key.
  const wordsWith = (key: string) => [wordOfKey(wordApart(key, shop) ?? key), ...table.keys()];
  const putThere = (key: string) => wordsWith(key).filter((word) => found(word).key === key);
  /** Words of which one has the variant where both are sold. */
  const rivals = (key: string) =>
    wordsWith(key).flatMap((word) =>
      wordsWith(key)
        .filter((other) => found(word, [other]).key === key)
        .map((other) => found(other, [word])),
    );
  const isApart = (key: string) => wordApart(key, shop) !== undefined;
  return {
    mayBeOf(key) {
      if (putThere(key).length > 0) return true;
      return isApart(key) ? rivals(key).length > 0 : !variants.some((one) => one.key === key);
    },
    isOfNone: (key) =>
      isApart(key) && (putThere(key).length > 0 || rivals(key).every(({ is }) => is === "apart")),
    isOfOne(key) {
      const own = variants.find((one) => one.key === key);
      const finishes = new Set(putThere(key).flatMap((word) => table.get(word)?.finishes ?? []));
      return !variants.some(
        (one) =>
          one.key !== key &&
          (own?.isOwn ? one.isOwn : !one.isOthers) &&
          finishes.has(one.finish) &&
          putThere(one.key).length === 0,
      );
    },
  };
}
