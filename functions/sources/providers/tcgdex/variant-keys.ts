import type { Variant } from "#schemas/catalog/card.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Body } from "../bodies/body.ts";
import { formerKey, type GivenWords } from "./former-keys.ts";
import { fold, slug } from "./text.ts";

/** A variant in the source's English, with the words that it came in. */
export interface ToldVariant {
  readonly facts: Omit<Variant, "key" | "aliases">;
  readonly given: GivenWords;
}

/**
 * Letters of the longest key of a description; a longer one ends in a hash of the whole. What tells
 * two of one description apart comes behind it, within the 120 of `VariantKey`.
 */
const longestKey = 90;

type Facts = ToldVariant["facts"];
type Keyed = Omit<Variant, "aliases"> & { readonly given: GivenWords };

/**
 * Gives each variant its key, and beside it the keys under which it was known before. The same
 * variant told twice becomes one. Two that differ never share a key: where shops sell two of the
 * same description, the older product keeps the key and the others carry their product's id in it;
 * where two differ in nothing but how they are called, the later one carries a hash of its words.
 */
export function withKeys(told: readonly ToldVariant[], body: Body): Variant[] {
  const keyed = distinct(
    told.map(({ facts, given }) => ({ ...facts, given, key: keyOf(facts) })),
    (known, one) => {
      body.note("duplicate_variant", `${one.key} is told more than once`);
      return keyBeside(known, one);
    },
  );
  const former = distinct(
    told.map(({ facts, given }) => ({ ...facts, given, key: formerKey(given) })),
    (known, one) => productKeyBeside(known, one) ?? one.key,
  );
  return keyed.map(({ given, ...variant }) => {
    const aliases = former
      .filter((one) => one.given === given && one.key !== variant.key)
      .map(({ key }) => key)
      .filter((key) => !keyed.some((other) => other.key === key));
    return { ...variant, ...(aliases.length > 0 && { aliases }) };
  });
}

function keyOf({ finish, size, foil, subtype, stamps }: Facts): string {
  const words = [finish, size, foil, subtype, ...(stamps ?? [])].map((word) => slug(word ?? ""));
  const key = words.filter((word) => word !== "").join(".");
  if (key.length <= longestKey) return key;
  return `${key.slice(0, longestKey - 17).replace(/[-.]+$/, "")}-${shortHash(key)}`;
}

type Beside = (known: Keyed, one: Keyed) => string;

/**
 * In the order in which they came, each key once. `beside` says the key of a variant whose own one
 * is taken: the same key when both are one.
 */
function distinct(variants: readonly Keyed[], beside: Beside): Keyed[] {
  const kept = new Map<string, Keyed>();
  for (const one of variants.toSorted((a, b) => firstProduct(a) - firstProduct(b))) {
    const known = kept.get(one.key);
    const key = known ? beside(known, one) : one.key;
    const same = kept.get(key);
    kept.set(key, same ? joined(same, one) : { ...one, key });
  }
  const order = new Map(variants.map(({ given }, index) => [given, index]));
  const place = ({ given }: Keyed) => order.get(given) ?? variants.length;
  return [...kept.values()].toSorted((a, b) => place(a) - place(b));
}

const keyBeside: Beside = (known, one) => {
  const ofProduct = productKeyBeside(known, one);
  if (ofProduct !== undefined) return ofProduct;
  const ids = Object.entries(one.productIds ?? {});
  const isShared = ids.some(([shop, id]) => ownValue(known.productIds ?? {}, shop) === id);
  const isCalledSame = wording(known.given) === wording(one.given);
  return isShared || isCalledSame ? one.key : `${one.key}.${shortHash(wording(one.given))}`;
};

/** Undefined where no shop sells the two as different products. */
function productKeyBeside(known: Keyed, one: Keyed): string | undefined {
  const ids = Object.entries(one.productIds ?? {});
  const differs = ids.some(([shop, id]) => (ownValue(known.productIds ?? {}, shop) ?? id) !== id);
  return differs ? `${one.key}.product-${productPart(one)}` : undefined;
}

/** All that both know of the shops' products; what was told first stays. */
const joined = (known: Keyed, one: Keyed): Keyed => {
  const productIds = { ...one.productIds, ...known.productIds };
  return { ...known, ...(Object.keys(productIds).length > 0 && { productIds }) };
};

const wording = ({ finish, size, foil, subtype, stamps }: GivenWords): string =>
  [finish, foil ?? "", subtype ?? "", size ?? "", ...(stamps ?? [])].map(fold).join("|");

const shortHash = (text: string) => sha256(text).slice(0, 16);

const productOf = ({ productIds }: Pick<Variant, "productIds">): string =>
  productIds?.["cardmarket"] ?? productIds?.["tcgplayer"] ?? "0";

/** Shops number their products; an id of another kind comes after all the others. */
const firstProduct = (variant: Pick<Variant, "productIds">): number =>
  isNumber(productOf(variant)) ? Number(productOf(variant)) : Number.MAX_SAFE_INTEGER;

const productPart = (variant: Pick<Variant, "productIds">): string =>
  isNumber(productOf(variant)) ? productOf(variant) : shortHash(productOf(variant));

const isNumber = (id: string) => /^\d{1,15}$/.test(id);
