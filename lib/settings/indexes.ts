import { numberFrom, type Variables } from "./variables.ts";

/** How patient a stage is before it builds a search index. */
export interface Indexes {
  /** How long nothing may have changed. */
  readonly quietSeconds: number;
  /** After so long it is built while things still change: a polite first sync takes an hour and more. */
  readonly longestWaitSeconds: number;
}

/** @throws RangeError if a variable is no whole number above 0 */
export const indexesFrom = (variables: Variables, otherwise: Indexes): Indexes => ({
  quietSeconds: numberFrom("INDEX_QUIET_SECONDS", variables, otherwise.quietSeconds),
  longestWaitSeconds: numberFrom(
    "INDEX_LONGEST_WAIT_SECONDS",
    variables,
    otherwise.longestWaitSeconds,
  ),
});
