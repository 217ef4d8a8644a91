import { type CopyState, copyOfText, type PricedCopy } from "../books/priced-copy.ts";

/** Of which copies a series is, by its name; see {@link viewOfCopy}. */
export const copyView = (text: string) => viewOfCopy(copyOfText(text));

/** Copies as answers tell of them: a variant, and a condition or grade where it is another than near mint. */
export const viewOfCopy = ({ variant, state }: PricedCopy) => ({
  variant,
  ...(state && stateView(state)),
});

const stateView = (state: CopyState) =>
  "company" in state ? { grade: { company: state.company, grade: state.grade } } : state;

/** What is wanted of a card's copies; everything where nothing is said. */
export interface AskedCopies {
  readonly variant?: string | undefined;
  readonly condition?: string | undefined;
  /** `psa-9.5`. */
  readonly grade?: string | undefined;
}

/** Whether a series is of copies that are wanted; near mint is what is told of no state. */
export function isAskedCopy(text: string, { variant, condition, grade }: AskedCopies): boolean {
  const { variant: own, state } = copyOfText(text);
  if (variant !== undefined && variant !== own) return false;
  const graded = state && "company" in state ? `${state.company}-${state.grade}` : undefined;
  if (grade !== undefined) return graded === grade;
  if (condition === undefined) return true;
  const worn = state && "condition" in state ? state.condition : "near_mint";
  return graded === undefined && worn === condition;
}
