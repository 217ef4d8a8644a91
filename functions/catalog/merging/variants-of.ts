import type { Finding, Variant } from "#schemas/catalog/card.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { assumedFinish, type GameDefinition } from "#schemas/games/index.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import type { Choice } from "./choice.ts";

export interface MadeAs {
  /** One at least, so that every printing can be owned. */
  readonly variants: Variant[];
  /** Whether a source knows them; else they are what one supposes. */
  readonly areTold: boolean;
  readonly findings: readonly Finding[];
}

/** What a source says about variants of which it only supposes what they are. */
export const isAboutUntoldVariants = ({ code }: Finding): boolean =>
  code === "assumed_variant" || code === "missing_variant";

/**
 * In which ways a card was made: as the best source tells that knows it; or as the best one supposes; or
 * else in one way, the finish of its rarity.
 *
 * @param rarity normalised
 */
export function variantsOf(
  definition: GameDefinition,
  choice: Choice<CardFragment>,
  rarity: string | undefined,
): MadeAs {
  const told = choice.quietly("variants", (one) =>
    one.findings.some(isAboutUntoldVariants) ? undefined : nonEmpty(one.variants),
  );
  if (told) return { variants: told, areTold: true, findings: [] };
  const supposed = choice.quietly("variants", ({ variants }) => nonEmpty(variants));
  if (supposed) return { variants: supposed, areTold: false, findings: [] };
  const finish = assumedFinish(definition, rarity);
  const detail = `no source tells a variant; cards of its rarity are taken to be ${finish}`;
  return {
    variants: [{ key: finish, finish }],
    areTold: false,
    findings: [{ code: "assumed_variant", detail }],
  };
}
