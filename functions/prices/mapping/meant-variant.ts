import { sealedVariant } from "#schemas/catalog/sealed-id.ts";
import { isSealed, type MappedVariant } from "./mapped-variant.ts";
import type { Shop, VariantWord } from "./shop.ts";
import { keyOfWord, wordOf } from "./shop-word.ts";

/** What a shop's word means of a product. */
export interface Meant {
  readonly key: string;
  /** Whether the catalogue has it; else the shop's word is its key. */
  readonly isKnown: boolean;
  /** How far the word is from saying just this; 0 where it does. */
  readonly distance: number;
}

/** What a word means of a product, whatever else is sold of it; undefined where no key is its alone. */
export function meantBy(
  shop: Shop,
  game: string,
  subType: string,
  variants: readonly MappedVariant[],
): Meant | undefined {
  if (isSealed(variants)) return { key: sealedVariant, isKnown: true, distance: 0 };
  const word = wordOf(shop, game, subType);
  if (!word) return unknown(keyOfWord(subType), variants);
  const own = variants.filter(({ isOwn }) => isOwn);
  const [only] = own;
  const found = word.isPlain && only && own.length === 1 ? only : plainest(word, own);
  if (found) return found.isOthers ? undefined : known(found, word);
  const free = isMain(variants) ? variants.filter(({ isOthers }) => !isOthers) : [];
  const further = plainest(word, free);
  return further ? known(further, word) : unknown(word.key, variants);
}

const known = (variant: MappedVariant, word: VariantWord): Meant => ({
  ...{ key: variant.key, isKnown: true, distance: distanceOf(word, variant) },
});

/** A word's own key is that of one product of a card at most, and of no variant of another one; any word that the shop has for it comes before. */
function unknown(key: string, variants: readonly MappedVariant[]): Meant | undefined {
  const isFree = isMain(variants) && !variants.some((one) => one.key === key && one.isOthers);
  return isFree ? { key, isKnown: false, distance: Number.POSITIVE_INFINITY } : undefined;
}

/**
 * Whether what the shop tells of the card in further words is told below this product: there is no other, or it has the card's plainest
 * variants for its own, and no other one has any of them. That is true of one product of a shop and card at most.
 */
function isMain(variants: readonly MappedVariant[]): boolean {
  if (variants.every(({ isOthers }) => !isOthers)) return true;
  const fewest = Math.min(...variants.map(({ marks }) => marks.length));
  const plain = variants.filter(({ marks }) => marks.length === fewest);
  return plain.some(({ isOwn }) => isOwn) && plain.every(({ isOthers }) => !isOthers);
}

/** Undefined where none fits, and where two fit that nothing tells apart. */
function plainest(
  word: VariantWord,
  variants: readonly MappedVariant[],
): MappedVariant | undefined {
  for (const finish of word.finishes) {
    const fitting = ofEdition(
      word,
      variants.filter((one) => one.finish === finish),
    );
    const fewest = Math.min(...fitting.map(({ marks }) => marks.length));
    const [first, ...others] = fitting.filter(({ marks }) => marks.length === fewest);
    if (first && others.length === 0) return first;
    if (first) return undefined;
  }
  return undefined;
}

const editions = ["1st-edition", "unlimited"] as const;
const [first] = editions;

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

/** The likeliest finish of a word is nearest, whatever edition it says; then the edition that the variant is of. */
function distanceOf({ finishes, edition }: VariantWord, { finish, marks }: MappedVariant): number {
  const at = finishes.indexOf(finish);
  const own = editions.find((one) => marks.includes(one));
  return 2 * (at < 0 ? finishes.length : at) + (edition === own ? 0 : 1);
}
