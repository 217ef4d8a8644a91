import type { BronzeLine, Observation } from "#schemas/storage/lake.ts";
import type { Day } from "#schemas/values.ts";
import type { Attempt } from "#shared/upstreams/polite-upstream.ts";
import type { Wanted } from "../port/source.ts";

/** A request of one of the units that are fetched together. */
export interface AskedRequest extends Wanted {
  readonly unit: string;
  /** What the unit's list says of it; absent on opening requests. */
  readonly mark?: string;
}

/** A request of a round with every try at it, the last one deciding. */
export interface AskedFor {
  readonly wanted: AskedRequest;
  readonly attempts: readonly Attempt[];
}

/** What a request of a round came to, beside what was known of it. */
export type Result = AskedFor & {
  readonly last: Attempt;
  readonly outcome: Observation["outcome"];
  readonly hash: string | undefined;
  /** Of which day it is, where it is news and its body does not say it. */
  readonly day?: Day | undefined;
  /** The line that has the body, where this one is of a further day. */
  readonly sameAs?: NonNullable<BronzeLine["sameAs"]>;
};
