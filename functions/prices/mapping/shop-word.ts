import { plainSubType } from "#schemas/prices/sub-type.ts";
import { VariantKey } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Shop, VariantWord } from "./shop.ts";

/** What a shop means by a word of a game; undefined of one that no table has. */
export const wordOf = (
  shop: Pick<Shop, "words">,
  game: string,
  subType: string,
): VariantWord | undefined => ownValue(ownValue(shop.words, game) ?? {}, plainSubType(subType));

/** What a word of the table is called that nothing else is: its key, where that is no other's; undefined of one that no table has. */
export function nameOfWord(shop: Pick<Shop, "words">, game: string, subType: string) {
  const word = wordOf(shop, game, subType);
  const all = Object.entries(ownValue(shop.words, game) ?? {});
  const isShared = all.some(([, other]) => other !== word && other.key === word?.key);
  return isShared ? all.find(([, other]) => other === word)?.[0] : word?.key;
}

/** Whether a shop means the same by two words: two spellings, or two words that its table has for one thing. */
export function areOneWord(shop: Pick<Shop, "words">, game: string, one: string, other: string) {
  const [meant, also] = [wordOf(shop, game, one), wordOf(shop, game, other)];
  return meant || also ? meant === also : plainSubType(one) === plainSubType(other);
}

const noWord = "unspecified";
/** With what is added to them, keys are below the longest one that there is. */
const longestKey = 60;

/**
 * A word that no table has, in the letters of a key: `Cosmos Holofoil` is `cosmos-holofoil`. Of one that these letters cannot tell the key
 * has a hash, so that two words never are one: `word-3f2a…` of a Japanese one.
 */
export function keyOfWord(text: string): string {
  const plain = plainSubType(text);
  if (plain === "") return noWord;
  const key = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const isTold = key !== noWord && key.length <= longestKey && plainSubType(key) === plain;
  if (isTold && VariantKey.safeParse(key).success) return key;
  return `${key.slice(0, 40).replace(/-$/, "") || "word"}-${sha256(plain).slice(0, 16)}`;
}

/** The word whose key this is: one that has the same key. */
export const wordOfKey = (key: string): string => (key === noWord ? "" : key);
