import type { Day } from "#schemas/values.ts";

/** What a series says of one day. Series have at most one for each day, in order, and none where there is no price. */
export interface DailyPrice {
  readonly day: Day;
  /** Above 0, in the currency's smallest unit. */
  readonly amount: number;
}
