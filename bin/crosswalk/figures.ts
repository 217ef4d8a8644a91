import type { MergedCatalogue } from "./merged-catalogue.ts";
import type { Catalogues } from "./reference-catalogue.ts";
import { doubledIn, type Verdict, verdictsOf } from "./verdicts.ts";

/** How many cards of the Pokémon TCG API have which outcome, and what of the merged catalogue is odd. */
export interface CrosswalkFigures {
  readonly verdicts: readonly Verdict[];
  readonly count: (outcome: Verdict["outcome"]) => number;
  readonly doubled: readonly string[];
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
    findings: new Map(
      [...Map.groupBy(codes, (code) => code)]
        .map(([code, all]) => [code, all.length] as const)
        .toSorted(([, a], [, b]) => b - a),
    ),
  };
}
