import { numberFrom, type Variables } from "./variables.ts";

/** How patient a stage is before it builds something of what has changed. */
export interface Patience {
  /** How long nothing may have changed. */
  readonly quietSeconds: number;
  /** After so long it is built while things still change: a polite first sync takes an hour and more. */
  readonly longestWaitSeconds: number;
}

const patienceOf =
  (name: string) =>
  (variables: Variables, { quietSeconds, longestWaitSeconds }: Patience): Patience => ({
    quietSeconds: numberFrom(`${name}_QUIET_SECONDS`, variables, quietSeconds),
    longestWaitSeconds: numberFrom(`${name}_LONGEST_WAIT_SECONDS`, variables, longestWaitSeconds),
  });

/** Before search indexes. @throws RangeError if a variable is no whole number above 0 */
export const indexesFrom = patienceOf("INDEX");
/** Before files of newest prices. @throws RangeError if a variable is no whole number above 0 */
export const currentPricesFrom = patienceOf("PRICES");
