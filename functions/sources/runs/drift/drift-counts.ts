import type { DriftCounts } from "#schemas/storage/work-items.ts";

/** Fields of a data set that are counted by name in one place; a body may have a thousand unknown ones. */
const mostFields = 40;

/** A record, and which of its fields are not as they were described, as `<code> <field>`. */
export interface SeenRecord {
  readonly dataset: string;
  readonly fields: readonly string[];
}

/** Counts records by data set, and by data set and field those in which it is not as described. */
export function countDrift(records: readonly SeenRecord[]): DriftCounts {
  const counts = new Map<string, number>();
  const add = (label: string) => counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const [dataset, own] of Map.groupBy(records, (one) => one.dataset)) {
    const named = new Set(own.flatMap(({ fields }) => fields).slice(0, mostFields));
    for (const { fields } of own) {
      add(dataset);
      for (const field of fields.filter((one) => named.has(one))) add(`${dataset} ${field}`);
    }
  }
  return Object.fromEntries(counts);
}

export function sumOfDrift(a: DriftCounts, b: DriftCounts): DriftCounts {
  const labels = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...labels].map((label) => [label, (a[label] ?? 0) + (b[label] ?? 0)]));
}
