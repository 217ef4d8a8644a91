import type { MatchReason } from "#schemas/transfer/match-reason.ts";
import type { Rung } from "#schemas/transfer/row-verdict.ts";
import type { Spot } from "../catalogue/set-group.ts";

/** What a rung of the ladder makes of a row. */
export type Found =
  | {
      readonly outcome: "one";
      readonly spot: Spot;
      readonly rung: Rung;
      /** What had to be overlooked. */
      readonly notes: readonly MatchReason[];
      /** Of the variants of the card, those that are meant; absent: any. */
      readonly variants?: readonly string[];
    }
  | {
      readonly outcome: "several";
      readonly spots: readonly Spot[];
      readonly rung: Rung;
      readonly reason: MatchReason;
    }
  | { readonly outcome: "none"; readonly reason: MatchReason };

export const one = (spot: Spot, rung: Rung, ...notes: readonly MatchReason[]): Found => ({
  ...{ outcome: "one", spot, rung, notes },
});

export const several = (spots: readonly Spot[], rung: Rung, reason: MatchReason): Found => ({
  outcome: "several",
  spots: [...new Set(spots)],
  rung,
  reason,
});

export const none = (reason: MatchReason): Found => ({ outcome: "none", reason });
