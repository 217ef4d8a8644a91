import type { PriceCounts } from "#schemas/transfer/file-price.ts";
import type { ImportMode, ImportOptions } from "#schemas/transfer/import-options.ts";
import type { ImportPreview, ImportTarget } from "#schemas/transfer/import-preview.ts";
import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import { type RowVerdict, verdicts } from "#schemas/transfer/row-verdict.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { ReadImport } from "./file-reading.ts";

/** What a preview says beside how the file was read. */
export interface Previewed {
  readonly rows: readonly PreviewRow[];
  readonly options: ImportOptions;
  /** Of a file with prices of its owner's own. */
  readonly prices: PriceCounts | undefined;
  /** Sentences on what would be done. */
  readonly notes: readonly string[];
  readonly copies: number;
  readonly value: ImportPreview["value"];
  readonly targets: readonly ImportTarget[];
}

export function previewOf({ report, format }: ReadImport, told: Previewed): ImportPreview {
  const { rows, options, copies, value, targets, prices } = told;
  const assumed = rows.filter(
    ({ said, verdict }) =>
      said.condition === undefined && said.grade === undefined && verdict !== "invalid",
  ).length;
  const notes = [
    ...report.notes,
    ...(assumed > 0 ? [noCondition(assumed, options)] : []),
    ...told.notes,
    ...(prices ? pricesNotes(prices) : []),
  ];
  return {
    ...{ ...report, notes, format, rows: rows.length },
    ...{ counts: countsOf(rows), reasons: reasonsOf(rows) },
    ...{ copies, value, targets: [...targets], zero: zeroIn(options.mode) },
    ...(prices && { prices }),
  };
}

const noCondition = (rows: number, { defaults }: Pick<ImportOptions, "defaults">): string =>
  `${rows === 1 ? "1 row says" : `${rows} rows say`} nothing of the condition: taken as ${(defaults?.condition ?? "near_mint").replaceAll("_", " ")}.`;

function pricesNotes({ set, kept, refused }: PriceCounts): readonly string[] {
  const of = (count: number) => (count === 1 ? "1 price" : `${count} prices`);
  return [
    ...(set > 0 ? [`${of(set)} of your own will be set; taking the import back leaves them.`] : []),
    ...(kept > 0
      ? [`Of copies with ${of(kept)} in the file you have another price, which stays.`]
      : []),
    ...(refused > 0
      ? [
          `${of(refused)} of your own cannot be kept: no such card is known, or they cannot be read.`,
        ]
      : []),
  ];
}

/** What a quantity of 0 does. */
export const zeroIn = (mode: ImportMode): string =>
  mode === "add"
    ? "A quantity of 0 adds nothing: such rows change nothing."
    : "A quantity of 0 removes the item of such copies, where there is one.";

function countsOf(rows: readonly PreviewRow[]): Record<RowVerdict, number> {
  const counts = { matched: 0, duplicate: 0, ambiguous: 0, unresolved: 0, invalid: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** The reasons of a verdict that a preview names. */
const mostReasons = 50;

function reasonsOf(rows: readonly PreviewRow[]): ImportPreview["reasons"] {
  const counts = new Map<string, ImportPreview["reasons"][number]>();
  for (const { verdict, reason } of rows) {
    const key = `${verdicts.indexOf(verdict)} ${reason}`;
    const before = counts.get(key);
    counts.set(key, { verdict, reason, rows: (before?.rows ?? 0) + 1 });
  }
  return [...counts]
    .toSorted(([a, { rows: ofA }], [b, { rows: ofB }]) => ofB - ofA || byCodeUnits(a, b))
    .slice(0, mostReasons)
    .map(([, one]) => one);
}
