import * as z from "zod";
import type { Variant } from "#schemas/catalog/card.ts";
import { VariantKey } from "#schemas/values.ts";
import type { Body } from "./body.ts";
import { plain, slug } from "./text.ts";

/** Product ids at shops: numbers in the source, text with us. Zero is no id. */
export const ProductIds = z
  .record(z.string(), z.unknown())
  .transform((ids) =>
    Object.fromEntries(
      Object.entries(ids).flatMap(([shop, id]) =>
        (typeof id === "number" && id > 0) || (typeof id === "string" && id !== "")
          ? [[shop, String(id)]]
          : [],
      ),
    ),
  );

const Text = z.string().min(1).transform(plain);
const Detailed = z.array(
  z.looseObject({
    type: Text,
    size: Text.optional().catch(undefined),
    foil: Text.optional().catch(undefined),
    subtype: Text.optional().catch(undefined),
    stamp: z
      .union([z.array(Text), Text.transform((one) => [one])])
      .optional()
      .catch(undefined),
    thirdParty: ProductIds.optional().catch(undefined),
  }),
);
const Flags = z.record(z.string(), z.boolean());

const knownFields = new Set("type size foil subtype stamp thirdParty variantId pricing".split(" "));

/** The variants of a card: from `variants_detailed`, else from the flags in `variants`. */
export function variantsOf(body: Body): readonly Variant[] {
  const detailed = body.optional("variants_detailed", Detailed) ?? [];
  for (const field of new Set(detailed.flatMap((one) => Object.keys(one)))) {
    if (!knownFields.has(field)) body.note("unknown_field", `variants_detailed.${field}`);
  }
  const stated = detailed.map(({ type, size, foil, subtype, stamp, thirdParty }) =>
    variant({ finish: type, size, foil, subtype, stamps: stamp, productIds: thirdParty }),
  );
  const variants = stated.length > 0 ? stated : flagged(body.optional("variants", Flags) ?? {});
  if (variants.length > 0) return withDistinctKeys(variants, body);
  body.note("missing_variant", "the source names no variant");
  return [{ key: "unspecified", finish: "unspecified" }];
}

/** `firstEdition` and `wPromo` say how the card was made, not with which finish. */
function flagged({ firstEdition, wPromo, ...finishes }: z.output<typeof Flags>): Variant[] {
  const named = Object.keys(finishes).filter((finish) => finishes[finish]);
  const plainOnes = named.map((finish) => variant({ finish }));
  const finish = named.includes("holo") && !named.includes("normal") ? "holo" : "normal";
  const first = firstEdition ? [variant({ finish, stamps: ["1st-edition"] })] : [];
  const promo = wPromo ? [variant({ finish, stamps: ["w"] })] : [];
  return [...plainOnes, ...first, ...promo];
}

function variant(parts: Omit<Variant, "key">): Variant {
  const { finish, foil, subtype } = parts;
  const size = parts.size === "standard" ? undefined : parts.size;
  const stamps = parts.stamps && [...new Set(parts.stamps)].sort();
  const productIds = parts.productIds && (Object.keys(parts.productIds).length > 0 || undefined);
  const words = [finish, size, foil, subtype, ...(stamps ?? [])].map((word) => slug(word ?? ""));
  const key = words.filter((word) => word !== "").join(".");
  return {
    key: VariantKey.safeParse(key).data ?? "other",
    finish,
    ...(size && { size }),
    ...(foil && { foil }),
    ...(stamps && stamps.length > 0 && { stamps }),
    ...(subtype && { subtype }),
    ...(productIds && { productIds: parts.productIds }),
  };
}

/**
 * One variant a key. The same one told twice becomes one. Where shops sell two of the same
 * description, the older product keeps the key and the others carry their product's id in it.
 */
function withDistinctKeys(variants: readonly Variant[], body: Body): readonly Variant[] {
  const kept = new Map<string, Variant>();
  for (const one of variants.toSorted((a, b) => firstProduct(a) - firstProduct(b))) {
    const known = kept.get(one.key);
    if (!known) {
      kept.set(one.key, one);
      continue;
    }
    const isSame = Object.entries(one.productIds ?? {}).every(
      ([shop, id]) => (known.productIds?.[shop] ?? id) === id,
    );
    body.note("duplicate_variant", `${one.key} is told more than once`);
    const key = isSame ? one.key : `${one.key}.product-${firstProduct(one)}`;
    const productIds = { ...one.productIds, ...(isSame && known.productIds) };
    kept.set(key, { ...one, key, ...(Object.keys(productIds).length > 0 && { productIds }) });
  }
  const order = new Map(variants.map(({ key }, index) => [key, index]));
  const place = (key: string) => order.get(key) ?? variants.length;
  return [...kept.values()].toSorted((a, b) => place(a.key) - place(b.key));
}

const firstProduct = ({ productIds }: Variant): number =>
  Number(productIds?.["cardmarket"] ?? productIds?.["tcgplayer"] ?? 0);
