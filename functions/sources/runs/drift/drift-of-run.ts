import type { DatasetDrift, UnitProgress } from "#schemas/storage/work-items.ts";
import { sumOfDrift } from "./drift-counts.ts";

/** The most frequent ones of a data set; all of a run lies in one item. */
const mostFields = 60;

/** What a run's units counted, by source, language and data set; those of which nothing came are left out. */
export function driftOfRun(units: readonly UnitProgress[]): DatasetDrift[] {
  const byScope = Map.groupBy(units, ({ source, language }) => JSON.stringify([source, language]));
  return [...byScope.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { source, language } = first;
    const counts = own.reduce((sum, { drift = {} }) => sumOfDrift(sum, drift), {});
    return datasetsIn(counts).map((one) => ({ source, language, ...one }));
  });
}

function datasetsIn(counts: Readonly<Record<string, number>>) {
  const labels = Object.keys(counts).sort();
  return labels
    .filter((label) => !label.includes(" "))
    .map((dataset) => ({
      dataset,
      records: counts[dataset] ?? 0,
      fields: Object.fromEntries(
        labels
          .filter((label) => label.startsWith(`${dataset} `))
          .map((label): [string, number] => [label.slice(dataset.length + 1), counts[label] ?? 0])
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, mostFields),
      ),
    }));
}
