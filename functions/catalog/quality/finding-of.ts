import type { Finding } from "#schemas/catalog/card.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { QualityFinding, Statement } from "#schemas/catalog/quality.ts";
import type { SourceMark } from "#schemas/storage/catalog-items.ts";
import { isDrift, subjectOf } from "../silver/drift-of.ts";

/** What a finding is about, with the answers that it was made from. */
export interface Subject
  extends Pick<QualityFinding, "game" | "language" | "setId" | "subject" | "id"> {
  readonly name?: string | undefined;
  readonly marks: readonly SourceMark[];
}

/** A finding of silver as the report tells it: with everybody whom it is about, and where they say so. */
export function findingOf(subject: Subject, finding: Finding): QualityFinding {
  const { code, detail, field = fieldOf(finding) } = finding;
  return reported(subject, {
    ...{ kind: code, detail, said: statementsOf(subject.marks, finding) },
    ...(field !== undefined && { field }),
  });
}

/** A finding that only who sees the whole set can make. */
export const reported = (
  { marks: _marks, name, ...subject }: Subject,
  found: Pick<QualityFinding, "kind" | "field" | "detail" | "said">,
): QualityFinding => ({ ...subject, ...(name !== undefined && { name }), ...found });

/** Where a source says something of a thing. */
export const statementOf = (
  {
    source,
    observedAt,
    bronzeKey,
    bronzeLine,
    record,
    sourceId,
  }: Provenance & { sourceId?: string },
  value?: string,
): Statement => ({
  ...{ source, observedAt, bronzeKey, bronzeLine },
  ...(sourceId !== undefined && { sourceId }),
  ...(record !== undefined && { record }),
  ...(value !== undefined && { value }),
});

function statementsOf(
  marks: readonly SourceMark[],
  { said, source, about: claim }: Finding,
): readonly Statement[] & Statement[] {
  if (said) {
    return said.map((word) => {
      const mark = marks.find(
        (one) =>
          one.source === word.source &&
          (word.sourceId === undefined || word.sourceId === one.sourceId),
      );
      return mark ? statementOf(mark, word.value) : word;
    });
  }
  const isTheirs = ({ source: own, groups }: SourceMark) =>
    source !== undefined ? own === source : claim === undefined || givesIds(groups);
  return marks.filter(isTheirs).map((mark) => statementOf(mark, claim));
}

/** Whose ids stand in a card; a source that says everything alone names no groups. */
const givesIds = (groups: SourceMark["groups"]) =>
  groups === undefined || groups.some((group) => ["crosswalk", "variants"].includes(group));

/** Of findings of providers, which say it at the beginning. */
const fieldOf = ({ code, detail }: Finding): string | undefined =>
  isDrift(code) || code === "contradiction" ? subjectOf(detail) : undefined;
