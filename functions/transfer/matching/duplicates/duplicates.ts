import { type Copies, copiesKey, type HeldCopies, sourcesOf, wordsOf } from "./copies.ts";
import { leastAlike, similarTexts } from "./similar-texts.ts";

/** What copies are a duplicate of, and why. */
export interface Duplicate {
  /** `exact`: equal in all that makes copies equal; `source_id`: the same address, id or certificate; `fuzzy`: much the same name and set. */
  readonly kind: "exact" | "source_id" | "fuzzy";
  readonly itemId: string;
  /** A sentence for people. */
  readonly detail: string;
}

/** Tells of copies whether they are held already; undefined where they are not. */
export type DuplicateOf = (copies: Copies) => Duplicate | undefined;

/**
 * Looks for copies among those of collections [IMP-4]: the same source first, for it may have been changed since; then equal ones; then those
 * of much the same name and set. Made once for what is held, and then a few microseconds for each.
 */
export function duplicatesAmong(held: readonly HeldCopies[]): DuplicateOf {
  const byKey = new Map<string, HeldCopies>();
  const bySource = new Map<string, HeldCopies>();
  for (const one of held) {
    const key = copiesKey(one);
    if (!byKey.has(key)) byKey.set(key, one);
    for (const source of sourcesOf(one)) if (!bySource.has(source)) bySource.set(source, one);
  }
  const similar = similarTexts(held.map((one) => ({ value: one, words: wordsOf(one) })));
  return (copies) => {
    const sources = sourcesOf(copies);
    const source = sources.find((one) => bySource.has(one));
    const same = source === undefined ? undefined : bySource.get(source);
    if (same)
      return {
        kind: "source_id",
        itemId: same.itemId,
        detail: `It comes from ${source}, as what you have.`,
      };
    const equal = byKey.get(copiesKey(copies));
    if (equal) return { kind: "exact", itemId: equal.itemId, detail: exactDetail(copies) };
    const near = similar(wordsOf(copies), ({ printingId }) => printingId === copies.printingId);
    return near && { kind: "fuzzy", itemId: near.value.itemId, detail: fuzzyDetail(copies, near) };
  };
}

/** Whether copies are held, where few are asked about. */
export const duplicateOf = (copies: Copies, held: readonly HeldCopies[]): Duplicate | undefined =>
  duplicatesAmong(held)(copies);

const exactDetail = ({ condition, grade }: Copies): string =>
  `You have it: the same printing, variant, language${grade ? " and grade" : condition === undefined ? "" : " and condition"}.`;

interface Near {
  readonly value: HeldCopies;
  readonly alike: number;
}

function fuzzyDetail(copies: Copies, { value, alike }: Near): string {
  const found = `You have ${value.name} of ${value.setName}`;
  if (value.printingId !== copies.printingId) {
    return `${found}: ${Math.round(alike * 100)} % of the words of name and set are the same, and ${Math.round(leastAlike * 100)} % are enough to ask.`;
  }
  const differing = [
    ...(value.variant === copies.variant ? [] : [`variant ${value.variant}`]),
    ...(value.language === copies.language ? [] : [`language ${value.language}`]),
    ...(value.condition === copies.condition ? [] : [`condition ${value.condition ?? "graded"}`]),
    ...(value.grade?.grade === copies.grade?.grade
      ? []
      : [`grade ${value.grade?.grade ?? "none"}`]),
  ];
  return `${found}, in ${differing.join(", ") || "another slab"}.`;
}

/**
 * Of rows of one file, the place of the first row that says the same copies, for each that is not the first itself.
 *
 * @param all undefined for a row of which it is not known which card it means
 */
export function equalRows(all: readonly (Copies | undefined)[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const equal = new Map<number, number>();
  for (const [at, copies] of all.entries()) {
    if (!copies) continue;
    const key = copiesKey(copies);
    const known = first.get(key);
    if (known === undefined) first.set(key, at);
    else equal.set(at, known);
  }
  return equal;
}
