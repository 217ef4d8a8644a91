import type { Card, Variant } from "#schemas/catalog/card.ts";
import type { Product } from "#schemas/catalog/product.ts";
import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Language, PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { type MappedVariant, sealedAsMapped } from "./mapped-variant.ts";
import { type Claim, mapLine } from "./price-map.ts";
import { withProductsBeside } from "./products-beside.ts";

type MappedCard = Pick<Card, "id" | "language" | "crosswalk" | "variants" | "findings">;

/** A price map that grows card by card. */
export interface GrowingPriceMap {
  /** @param sold further products of the card, as shops call them, of which no source of the card has told */
  add(card: MappedCard, sold: readonly { readonly shop: string; readonly id: string }[]): void;
  /** Adds a sealed product, which is a printing of its own unless a card claims it. */
  addSealed(product: Pick<Product, "shop" | "id" | "language">, id: PrintingId): void;
  /** Lines of the map. */
  done(): readonly string[];
}

interface Known {
  readonly languages: Set<string>;
  readonly variants: Map<string, MappedVariant>;
  /** Keys of the variants whose own each product is, by product. */
  readonly products: Map<string, Set<string>>;
  /** Those of them that a source of the card has told of. */
  readonly told: Set<string>;
}

/** @param shops those whose products are mapped; other ids of cards are left out */
export function growingPriceMap(shops: readonly string[]): GrowingPriceMap {
  const printings = new Map<PricedPrintingId, Known>();
  const sealed = new Map<string, readonly Claim[]>();
  /** Products that sources of cards have told of. */
  const told = new Set<string>();
  const knownOf = (id: PricedPrintingId): Known => {
    const known = printings.get(id) ?? {
      languages: new Set(),
      variants: new Map(),
      products: new Map(),
      told: new Set(),
    };
    printings.set(id, known);
    return known;
  };
  return {
    add(card, sold) {
      const known = knownOf(pricedPrintingOf(card.id));
      const { languages, variants, products } = known;
      languages.add(card.language);
      for (const variant of card.variants) variants.set(variant.key, mapped(variant));
      const claim = (product: string, key?: string) => {
        const own = products.get(product) ?? new Set<string>();
        products.set(product, key === undefined ? own : own.add(key));
      };
      for (const [product, key] of toldOf(card, shops)) {
        claim(product, key);
        known.told.add(product);
        told.add(product);
      }
      for (const { shop, id } of sold) if (shops.includes(shop)) claim(`${shop}:${id}`);
    },
    addSealed({ shop, id, language }, printing) {
      if (shops.includes(shop)) sealed.set(`${shop}:${id}`, [sealedClaim(printing, language)]);
    },
    done() {
      const claims = new Map<string, Claim[]>();
      for (const [printing, known] of [...printings].sort(([a], [b]) => byCodeUnits(a, b))) {
        for (const [product, own] of known.products) {
          // Two sets may be one group of a shop: a number and a name are as good in either, a source's word is of one card.
          if (told.has(product) && !known.told.has(product)) continue;
          const claim = claimOf(printing, known, own);
          claims.set(product, [...(claims.get(product) ?? []), claim]);
        }
      }
      const all = new Map<string, readonly Claim[]>([...sealed, ...claims]);
      return [...withProductsBeside(all)].map(([product, all]) => {
        const at = product.indexOf(":");
        return mapLine(product.slice(0, at), product.slice(at + 1), all);
      });
    },
  };
}

const claimOf = (
  printing: PricedPrintingId,
  { languages, variants }: Known,
  own: ReadonlySet<string>,
): Claim => ({
  printing,
  languages: [...languages].sort(byCodeUnits),
  variants: [...variants.values()]
    .map((one) => ({ ...one, isOwn: own.has(one.key) }))
    .sort((a, b) => byCodeUnits(a.key, b.key)),
});

const sealedClaim = (printing: PrintingId, language: Language): Claim => ({
  ...{ printing: pricedPrintingOf(printing), languages: [language] },
  variants: [sealedAsMapped],
});

const mapped = (variant: Variant): MappedVariant => ({
  ...{ key: variant.key, finish: variant.finish, isOwn: false, isOthers: false },
  marks: marksOf(variant),
});

/** What else than its finish tells a variant from others. */
export const marksOf = ({ size, foil, stamps = [], subtype }: Variant): readonly string[] =>
  [subtype, ...stamps, foil, size].filter((mark) => mark !== undefined).sort(byCodeUnits);

/** Products that a card calls its own, with the variant where it is one's; also those that others claim as well. */
function* toldOf(
  { crosswalk, variants, findings }: MappedCard,
  shops: readonly string[],
): Iterable<readonly [product: string, key?: string]> {
  const inShops = (ids: Readonly<Record<string, string>>) =>
    shops.flatMap((shop) => (ids[shop] === undefined ? [] : [`${shop}:${ids[shop]}`]));
  for (const { key, productIds = {} } of variants) {
    for (const product of inShops(productIds)) yield [product, key];
  }
  for (const product of inShops(crosswalk)) yield [product];
  for (const { code, about } of findings) {
    const isOfShop = shops.some((shop) => about?.startsWith(`${shop}:`));
    if (code === "crosswalk_conflict" && about !== undefined && isOfShop) yield [about];
  }
}
