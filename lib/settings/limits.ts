import { textFrom, type Variables } from "./variables.ts";

/** How a stage's rate limits differ from the defaults in the functions. */
export interface Limits {
  readonly perUser: number;
  readonly perAddress: number;
}

/**
 * Reads `RATE_LIMIT_PER_USER` and `RATE_LIMIT_PER_ADDRESS`.
 *
 * @param otherwise factor by address where none is named
 * @throws RangeError if one is no number above 0
 */
export const limitsFrom = (
  variables: Variables,
  otherwise: { readonly perAddress: number },
): Limits => ({
  perUser: factorFrom("RATE_LIMIT_PER_USER", variables, 1),
  perAddress: factorFrom("RATE_LIMIT_PER_ADDRESS", variables, otherwise.perAddress),
});

function factorFrom(name: string, variables: Variables, otherwise: number): number {
  const text = textFrom(name, variables);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${name} must be a number above 0, such as 0.5 or 10, not "${text}".`);
}
