import { isAboutUntoldVariants } from "#functions/catalog/merging/variants-of.ts";
import { type IdFigures, idFigures } from "./id-figures.ts";
import type { MergedCatalogue } from "./merged-catalogue.ts";
import type { Catalogues } from "./reference-catalogue.ts";
import { doubledIn, type Verdict, verdictsOf } from "./verdicts.ts";

/** `none`: a printing of the card cannot be collected. `supposed`: in its usual finish, told by nobody. */
type VariantsKnown = "told" | "supposed" | "none";

/** How many cards of the Pokémon TCG API have which outcome, and what of the merged catalogue is odd. */
export interface CrosswalkFigures {
  readonly verdicts: readonly Verdict[];
  readonly count: (outcome: Verdict["outcome"]) => number;
  readonly doubled: readonly string[];
  /** Cards by whether each of their printings has a variant, and who says so. */
  readonly variants: Readonly<Record<VariantsKnown, number>>;
  readonly byIds: IdFigures;
  /** By code, how many findings all cards have together. */
  readonly findings: ReadonlyMap<string, number>;
}

export function crosswalkFigures(
  catalogues: Catalogues,
  merged: MergedCatalogue,
): CrosswalkFigures {
  const verdicts = verdictsOf(catalogues, merged);
  const codes = [...merged.cards.values()].flatMap(({ value }) =>
    value.findings.map(({ code, detail }) =>
      code === "contradiction" ? `${code}: ${detail.split(":")[0]}` : code,
    ),
  );
  return {
    verdicts,
    count: (outcome) => verdicts.filter((one) => one.outcome === outcome).length,
    doubled: doubledIn(merged),
    variants: variantsOf(merged),
    byIds: idFigures(merged),
    findings: new Map(
      [...Map.groupBy(codes, (code) => code)]
        .map(([code, all]) => [code, all.length] as const)
        .toSorted(([, a], [, b]) => b - a),
    ),
  };
}

/** Of the cards of the Pokémon TCG API; the worst of its printings counts. */
function variantsOf({ pokemontcg, cards }: MergedCatalogue): Record<VariantsKnown, number> {
  const counts = { told: 0, supposed: 0, none: 0 };
  for (const parts of pokemontcg.values()) {
    const printings = parts.map(({ value }) => cards.get(value.id)?.value);
    const lacks = printings.some((card) => !card || card.variants.length === 0);
    const isSupposed = printings.some((card) => card?.findings.some(isAboutUntoldVariants));
    counts[lacks ? "none" : isSupposed ? "supposed" : "told"] += 1;
  }
  return counts;
}
