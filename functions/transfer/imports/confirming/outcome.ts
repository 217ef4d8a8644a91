import type { ImportOutcome } from "#schemas/transfer/import.ts";
import type { ImportPlan, LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { WrittenLot } from "./copies-writer.ts";

/** Before the first part is written. */
export const outcomeOfPlan = ({ collectionIds, shelved, skipped }: ImportPlan): ImportOutcome => ({
  ...{ added: 0, grown: 0, replaced: 0, removed: 0, unchanged: 0, refused: 0 },
  ...{ shelved: shelved.length, unshelved: 0, skipped, copies: 0, collectionIds },
});

/** With what came of further lots. */
export function outcomeWith(
  before: ImportOutcome,
  lots: readonly LotOfPlan[],
  written: readonly WrittenLot[],
): ImportOutcome {
  const sum = { ...before };
  lots.forEach(({ quantity, entries }, at) => {
    const outcome = written[at]?.outcome ?? "refused";
    sum[outcome] += 1;
    if (outcome === "refused") sum.shelved += entries.length;
    else if (outcome !== "unchanged") sum.copies += quantity;
  });
  return sum;
}
