import type { Finding } from "#schemas/catalog/card.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { SourceMark } from "#schemas/storage/catalog-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** What one source says of a thing, with the answer that it says it in. */
export interface Part<Fragment> {
  /** What the source itself calls the thing. */
  readonly sourceId: string;
  readonly value: Fragment;
  readonly provenance: Provenance;
  /** Of `value` alone. */
  readonly contentHash: string;
}

/** What several sources say of a thing, as one, and who said what. */
export interface Merged<Value> {
  readonly value: Value;
  readonly sources: readonly SourceMark[];
}

/** Sorts by precedence: named sources first, in their order; then the others by name and id. */
export function inOrderOf<F>(precedence: readonly string[], parts: readonly Part<F>[]): Part<F>[] {
  const rank = ({ provenance: { source } }: Part<F>) => {
    const at = precedence.indexOf(source);
    return at < 0 ? precedence.length : at;
  };
  return parts.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      byCodeUnits(a.provenance.source, b.provenance.source) ||
      byCodeUnits(a.sourceId, b.sourceId),
  );
}

/** What sources found of their own; where several speak, each finding says whose it is. */
export const ownFindings = <F extends { readonly findings: readonly Finding[] }>(
  parts: readonly Part<F>[],
): readonly Finding[] =>
  parts.flatMap(({ value, provenance: { source } }) =>
    parts.length > 1 ? value.findings.map((one) => ({ ...one, source })) : value.findings,
  );
