import { VariantKey } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Shop } from "./shop.ts";
import { keyOfWord, nameOfWord } from "./shop-word.ts";

/** What a price is of, in the words of its shop. */
export interface SoldAs {
  readonly game: string;
  readonly productId: string;
  /** Absent where the shop has but one. */
  readonly subType?: string | undefined;
}

/**
 * The key of a price that is of no variant for sure: no other product has it, no other sub-type, and no variant of a card.
 * `normal.tcgplayer-213021` is what TCGplayer calls `Normal` of its product 213021.
 */
export function apartKey(shop: Shop, { game, productId, subType = "" }: SoldAs): string {
  const name = nameOfWord(shop, game, subType) ?? keyOfWord(subType);
  const told = VariantKey.safeParse(`${name}${markOf(shop)}${productId}`).data;
  // Numbers of shops fit; whatever else one may call its products is told by its hash.
  if (told && /^[a-z0-9]+$/.test(productId)) return told;
  return `${name}${markOf(shop)}${sha256(productId).slice(0, 16)}`;
}

/** The word in such a key, and nothing of any other key. */
export function wordApart(key: string, shop: Pick<Shop, "name">): string | undefined {
  const at = key.lastIndexOf(markOf(shop));
  return at < 0 ? undefined : key.slice(0, at);
}

/** Whether a key is one of these, of any of the shops. */
export const isApart = (key: string, shops: readonly Pick<Shop, "name">[]): boolean =>
  shops.some((shop) => wordApart(key, shop) !== undefined);

const markOf = ({ name }: Pick<Shop, "name">) => `.${name}-`;
