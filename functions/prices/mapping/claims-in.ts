import type { PriceFragment } from "#schemas/prices/price-fragment.ts";
import type { Claim } from "./price-map.ts";

/**
 * Whose a product may be when it is sold in these languages: of cards in one of them where there are such, for another language's card may have
 * its number as well. It is believed of one alone.
 */
export function claimsIn(
  languages: PriceFragment["languages"],
  all: readonly Claim[],
): readonly Claim[] {
  const fitting = all.filter(
    (one) => languages === "any" || languages.some((code) => one.languages.includes(code)),
  );
  return fitting.length > 0 ? fitting : all;
}

/** Whether some price of the product is believed to be the claim's: of any language, or of one of its own. */
export const isEverBelieved = (claim: Claim, all: readonly Claim[]): boolean =>
  (["any", ...claim.languages.map((code) => [code])] as const).some((languages) => {
    const [one, ...others] = claimsIn(languages, all);
    return one === claim && others.length === 0;
  });
