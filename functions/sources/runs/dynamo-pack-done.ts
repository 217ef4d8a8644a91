import { type DriftCounts, driftPrefix } from "#schemas/storage/work-items.ts";
import type { Change, Condition } from "#shared/aws/updates.ts";
import { countedMark } from "./counted-mark.ts";
import type { RunUnits } from "./run-store.ts";

/** What the end of a pack does to its unit: the first time, under a condition, and each further time. */
export function packDoneChanges({
  pack,
  lines,
  figures,
  drift,
  rejected,
  healed,
}: Parameters<RunUnits["packDone"]>[2]): {
  readonly counting: Change;
  readonly isNew: Condition;
  readonly again: Change;
} {
  const misfits = rejected.length > 0 && { rejected: new Set(rejected) };
  const gone = {
    packsLeft: new Set([pack]),
    ...(healed.length > 0 && rejected.length === 0 && { rejected: new Set(healed) }),
  };
  const counted = countedMark(pack, lines);
  const sums = { ...figures, ...driftFields(drift), counted: new Set([counted]) };
  return {
    counting: { add: { ...sums, ...misfits }, delete: gone },
    isNew: {
      text: "attribute_not_exists(#counted) OR NOT contains(#counted, :mark)",
      names: { "#counted": "counted" },
      values: { ":mark": counted },
    },
    again: { add: { ...misfits }, delete: gone },
  };
}

const driftFields = (drift: DriftCounts = {}) =>
  Object.fromEntries(Object.entries(drift).map(([label, one]) => [`${driftPrefix}${label}`, one]));
