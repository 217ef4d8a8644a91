import type { Variant } from "#schemas/catalog/card.ts";

/** Older keys of a card's variants and the key that each leads to now. */
export const variantAliases = (variants: readonly Variant[]): ReadonlyMap<string, string> =>
  new Map(variants.flatMap(({ key, aliases }) => (aliases ?? []).map((older) => [older, key])));

/**
 * The variant that a key means: that of the key itself, else that which was known by it before.
 * Undefined for a key that the card never had.
 */
export const variantByKey = (variants: readonly Variant[], key: string): Variant | undefined =>
  variants.find((variant) => variant.key === key) ??
  variants.find(({ aliases }) => aliases?.includes(key));

/**
 * The variants of a newer observation with the keys of an older one that are gone, so that copies
 * that are owned under those can be followed. A key goes on as the variant that shops sell as the
 * same product; else as the only one of the same finish, size and stamps. Where neither says which,
 * the key is not led anywhere: a wrong one would be worse.
 */
export function withFormerKeys(
  newer: readonly Variant[],
  older: readonly Variant[],
): readonly Variant[] {
  const known = new Set(newer.flatMap(({ key, aliases }) => [key, ...(aliases ?? [])]));
  const followed = older.flatMap((one) => {
    const lost = [one.key, ...(one.aliases ?? [])].filter((key) => !known.has(key));
    const heir = variantByKey(newer, one.key) ?? heirOf(one, newer);
    return heir ? lost.map((key) => ({ key, heir: heir.key })) : [];
  });
  return newer.map((variant) => {
    const gained = followed.filter(({ heir }) => heir === variant.key).map(({ key }) => key);
    const aliases = [...new Set([...(variant.aliases ?? []), ...gained])];
    return aliases.length > 0 ? { ...variant, aliases } : variant;
  });
}

const heirOf = (gone: Variant, newer: readonly Variant[]): Variant | undefined =>
  only(newer.filter((one) => isSameProduct(one, gone))) ??
  only(newer.filter((one) => isAlike(one, gone)));

const only = (variants: readonly Variant[]) => (variants.length === 1 ? variants[0] : undefined);

const isSameProduct = (one: Variant, other: Variant) =>
  Object.entries(other.productIds ?? {}).some(([shop, id]) => one.productIds?.[shop] === id);

const isAlike = (one: Variant, other: Variant) =>
  one.finish === other.finish &&
  one.size === other.size &&
  JSON.stringify(one.stamps ?? []) === JSON.stringify(other.stamps ?? []);
