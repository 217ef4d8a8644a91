import { Condition } from "#schemas/values.ts";

/** In which state a copy is whose price differs from that of one as good as new. */
export type CopyState =
  | { readonly company: string; readonly grade: string }
  | { readonly condition: Condition };

/** What of a card a series is of: a variant, and a state where that is another one than near mint. */
export interface PricedCopy {
  readonly variant: string;
  readonly state?: CopyState;
}

/** No variant's key has it, so that series of before mean what they did. */
const sign = "@";

/** A copy as series are called after it: `holo`, `holo@lightly_played`, `holo@psa-9.5`. */
export function copyText({ variant, state }: PricedCopy): string {
  return state ? `${variant}${sign}${stateText(state)}` : variant;
}

/** The inverse of {@link stateOfText}. */
export const stateText = (state: CopyState): string =>
  "company" in state ? `${state.company}-${state.grade}` : state.condition;

/** Of which copies a series is by its name. */
export function copyOfText(text: string): PricedCopy {
  const at = text.indexOf(sign);
  if (at < 0) return { variant: text };
  return { variant: text.slice(0, at), state: stateOfText(text.slice(at + 1)) };
}

/** A state as it is written: `lightly_played`, `psa-9.5`. */
export function stateOfText(text: string): CopyState {
  const condition = Condition.safeParse(text);
  if (condition.success) return { condition: condition.data };
  const hyphen = text.indexOf("-");
  return { company: text.slice(0, hyphen), grade: text.slice(hyphen + 1) };
}
