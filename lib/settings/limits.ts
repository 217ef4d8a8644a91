import { textFrom, type Variables } from "./variables.ts";

/** How a stage's rate limits differ from the defaults in the functions. */
export interface Limits {
  readonly perUser: number;
  readonly perAddress: number;
  /** Whose budgets hold below `/v2`: ours, or those of the service that is given again there. */
  readonly ofV2: "ours" | "theirs";
}

/**
 * Reads `RATE_LIMIT_PER_USER`, `RATE_LIMIT_PER_ADDRESS` and `RATE_LIMIT_OF_V2`.
 *
 * @param otherwise factor by address where none is named
 * @throws RangeError if one is no number above 0, or the last neither `ours` nor `theirs`
 */
export const limitsFrom = (
  variables: Variables,
  otherwise: { readonly perAddress: number },
): Limits => ({
  perUser: factorFrom("RATE_LIMIT_PER_USER", variables, 1),
  perAddress: factorFrom("RATE_LIMIT_PER_ADDRESS", variables, otherwise.perAddress),
  ofV2: ofV2From(variables),
});

function ofV2From(variables: Variables): Limits["ofV2"] {
  const text = textFrom("RATE_LIMIT_OF_V2", variables) ?? "ours";
  if (text === "ours" || text === "theirs") return text;
  throw new RangeError(`RATE_LIMIT_OF_V2 must be ours or theirs, not "${text}".`);
}

function factorFrom(name: string, variables: Variables, otherwise: number): number {
  const text = textFrom(name, variables);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${name} must be a number above 0, such as 0.5 or 10, not "${text}".`);
}
