import { apartKey, type SoldAs } from "./apart-key.ts";
import type { MappedVariant } from "./mapped-variant.ts";
import { type Meant, meantBy } from "./meant-variant.ts";
import type { Shop } from "./shop.ts";
import { areOneWord } from "./shop-word.ts";

export interface FoundVariant {
  readonly key: string;
  /** `known`: the catalogue has it; `unknown`: the shop's word is its key; `apart`: the product's number is part of the key. */
  readonly is: "known" | "unknown" | "apart";
}

/** What of a price says which variant it is of. */
export interface PricedAs extends SoldAs {
  /** Further sub-types of the product that the same answer prices. */
  readonly beside?: readonly string[] | undefined;
}

/**
 * Which variant of a card a shop's word means; pure. Of several that it may mean, those count to which the product
 * belongs, and of these the plainest. A word that means none keeps a key of its own: a price is
 * never put to a variant that it may not be of.
 *
 * Two products, and two sub-types of one, never come to one key: it is that of the product whose own variant it is, and of the word that
 * says most exactly what it is. What is left has a key apart, by its product and word.
 */
export function variantOf(
  shop: Shop,
  price: PricedAs,
  variants: readonly MappedVariant[],
): FoundVariant {
  const { game, subType = "", beside = [] } = price;
  const meant = (word: string) => meantBy(shop, game, word, variants);
  const found = meant(subType);
  const others = beside.filter((word) => !areOneWord(shop, game, word, subType)).map(meant);
  if (!found || others.some((other) => hasFirst(other, found))) {
    return { key: apartKey(shop, price), is: "apart" };
  }
  return { key: found.key, is: found.isKnown ? "known" : "unknown" };
}

const hasFirst = (other: Meant | undefined, found: Meant): boolean =>
  other?.key === found.key && other.distance <= found.distance;
