import { listOf, textFrom, type Variables } from "./variables.ts";

/** How a stage tells channels of alerts. */
export interface Telling {
  /**
   * Receivers that are asked besides those of the public network, as `host:port` or as origins. Empty everywhere but on a local stage: whatever is
   * named here, any user can have asked.
   */
  readonly alsoAllowed: readonly string[];
}

/**
 * Reads `ALERTS_ALSO_ALLOWED`.
 *
 * @throws RangeError if another stage than the local one names receivers, or one is no `host:port` and no origin
 */
export function tellingFrom(stage: string, variables: Variables): Telling {
  const alsoAllowed = listOf(textFrom("ALERTS_ALSO_ALLOWED", variables) ?? "");
  if (alsoAllowed.length > 0 && stage !== "local") {
    throw new RangeError(
      `ALERTS_ALSO_ALLOWED is for the stage local alone; on ${stage} any user could have these receivers asked.`,
    );
  }
  const odd = alsoAllowed.find(
    (entry) => !/^(https?:\/\/[^/?#@*\s\\]+|[^/?#@*\s\\]+:\d{1,5})$/i.test(entry),
  );
  if (odd !== undefined) {
    throw new RangeError(
      `ALERTS_ALSO_ALLOWED must name receivers as host:port or as origins, not as "${odd}".`,
    );
  }
  return { alsoAllowed };
}
