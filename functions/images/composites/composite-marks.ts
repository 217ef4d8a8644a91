import type { CompositeLabels } from "#schemas/images/composite.ts";
import type { CompositeCard, Grade } from "./composite.ts";

/** What is drawn on a card's picture. Equal marks are drawn once and laid many times. */
export type Mark =
  | ({ readonly kind: "slab"; readonly finish?: string } & Grade)
  | { readonly kind: "count"; readonly text: string }
  | { readonly kind: "finish"; readonly text: string };

/** The marks of one card, the lowest first. What is not there bears none. */
export function marksOf(
  { quantity, grade, finish, isMissing }: CompositeCard,
  labels: CompositeLabels,
): readonly Mark[] {
  if (isMissing) return [];
  const marks: Mark[] = [];
  const shine = labels.finish && finish ? finish : undefined;
  if (labels.grade && grade) {
    // The label of a slab says how its card shines.
    const { company, grade: given } = grade;
    marks.push({ kind: "slab", company, grade: given, ...(shine && { finish: shine }) });
  } else if (shine) marks.push({ kind: "finish", text: shine });
  if (labels.quantity && quantity > 1) {
    marks.push({ kind: "count", text: `×${quantity.toLocaleString("en")}` });
  }
  return marks;
}

export const isSlabbed = (marks: readonly Mark[]): boolean =>
  marks.some(({ kind }) => kind === "slab");
