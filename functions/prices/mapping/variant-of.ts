import { VariantKey } from "#schemas/values.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Shop, VariantWord } from "./shop.ts";

/** A variant of a card as the map knows it. */
export interface MappedVariant {
  readonly key: string;
  readonly finish: string;
  /** What else tells it from others: subtype, stamps, foil, size. */
  readonly marks: readonly string[];
  /** Whether the product is the variant's own; else it is the card's. */
  readonly isOwn: boolean;
}

export interface FoundVariant {
  readonly key: string;
  /** Whether the catalogue has it; else the shop's word is its key. */
  readonly isKnown: boolean;
}

/**
 * Which variant of a card a shop's word means; pure. Of several that it may mean, those count to which the product
 * belongs, and of these the plainest. A word that means none keeps a key of its own: a price is
 * never put to a variant that it may not be of.
 */
export function variantOf(
  shop: Shop,
  { game, subType = "" }: { readonly game: string; readonly subType?: string | undefined },
  variants: readonly MappedVariant[],
): FoundVariant {
  const word = ownValue(ownValue(shop.words, game) ?? {}, plainWord(subType));
  if (!word) return { key: keyOfWord(subType), isKnown: false };
  const own = variants.filter(({ isOwn }) => isOwn);
  const [only] = own;
  if (word.isPlain && only && own.length === 1) return { key: only.key, isKnown: true };
  const key = plainest(word, own) ?? plainest(word, variants);
  return key === undefined ? { key: word.key, isKnown: false } : { key, isKnown: true };
}

/** Undefined where none fits, and where two fit that nothing tells apart. */
function plainest(word: VariantWord, variants: readonly MappedVariant[]): string | undefined {
  for (const finish of word.finishes) {
    const fitting = ofEdition(
      word,
      variants.filter((one) => one.finish === finish),
    );
    const fewest = Math.min(...fitting.map(({ marks }) => marks.length));
    const [first, ...others] = fitting.filter(({ marks }) => marks.length === fewest);
    if (first && others.length === 0) return first.key;
    if (first) return undefined;
  }
  return undefined;
}

const first = "1st-edition";

/** Who names no edition means no first one where the card has others too. */
function ofEdition(
  { edition }: VariantWord,
  variants: readonly MappedVariant[],
): readonly MappedVariant[] {
  const isFirst = ({ marks }: MappedVariant) => marks.includes(first);
  if (edition === first) return variants.filter(isFirst);
  const others = variants.filter((one) => !isFirst(one));
  if (edition === undefined) return others.length > 0 ? others : variants;
  const named = others.filter(({ marks }) => marks.includes(edition));
  return named.length > 0 ? named : others;
}

/** `Reverse Holofoil` and `reverse-holofoil` are one word. */
const plainWord = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A word that no table has, in the letters of a key: `Cosmos Holofoil` is `cosmos-holofoil`. */
function keyOfWord(text: string): string {
  const key = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return VariantKey.safeParse(key).data ?? "unspecified";
}
