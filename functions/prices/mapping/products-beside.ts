import { isEverBelieved } from "./claims-in.ts";
import type { Claim } from "./price-map.ts";

/** A claim, and the product that it is of: `tcgplayer:42382`. */
interface Claimed {
  readonly product: string;
  readonly claim: Claim;
}

/**
 * The claims of products, with what other products of their shop have of the same printing: a variant that another one has for its own, and all
 * variants where several products are the printing's and neither is said to be of a variant. A product of which no claim is believed takes
 * nothing from another one.
 */
export function withProductsBeside(
  claims: ReadonlyMap<string, readonly Claim[]>,
): ReadonlyMap<string, readonly Claim[]> {
  const believed = [...claims].flatMap(([product, all]): Claimed[] =>
    all.filter((claim) => isEverBelieved(claim, all)).map((claim) => ({ product, claim })),
  );
  const beside = Map.groupBy(believed, ({ product, claim }) => placeOf(product, claim));
  return new Map(
    [...claims].map(([product, all]) => [
      product,
      all.map((claim) => marked({ product, claim }, beside.get(placeOf(product, claim)) ?? [])),
    ]),
  );
}

const placeOf = (product: string, { printing }: Claim) =>
  `${product.slice(0, product.indexOf(":"))} ${printing}`;

function marked({ product, claim }: Claimed, beside: readonly Claimed[]): Claim {
  const others = beside.filter((one) => one.product !== product).map((one) => one.claim);
  if (others.length === 0) return claim;
  const taken = new Set(others.flatMap(ownKeys));
  const isOpen = ownKeys(claim).length === 0 && others.some((one) => ownKeys(one).length === 0);
  return {
    ...claim,
    variants: claim.variants.map((one) => ({ ...one, isOthers: isOpen || taken.has(one.key) })),
  };
}

const ownKeys = ({ variants }: Claim): readonly string[] =>
  variants.flatMap(({ key, isOwn }) => (isOwn ? [key] : []));
