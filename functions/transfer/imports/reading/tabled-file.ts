import { type ColumnMapping, ColumnName } from "#schemas/transfer/column-mapping.ts";
import { FileFormat } from "#schemas/transfer/file-format.ts";
import { idColumns } from "#schemas/transfer/id-kinds.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { SeenFormat } from "#schemas/transfer/import-preview.ts";
import {
  type DetectedFormat,
  detectFormat,
  fingerprintOf,
  formatOf,
  readRows,
  suggestMapping,
  type Table,
  type ToldColumn,
} from "../../formats/index.ts";
import { type FileOfKind, type Refused, reportOf } from "./file-of-kind.ts";
import type { AskedFile, ReadImport, ReadRow } from "./file-reading.ts";

/** Rows by which it is suggested what columns mean. */
const fewRows = 100;

/** A table as its app's, or as its owner says. */
export async function tabled(
  file: FileOfKind & Table,
  { options, remembered }: AskedFile,
): Promise<ReadImport | Refused> {
  const detected = detectFormat(file.header);
  const said = FileFormat.safeParse(options.format);
  if (options.format !== undefined && !said.success) return noSuchFormat(options.format);
  const format = formatOf(said.data ?? detected.format);
  if (format.refused !== undefined) {
    return { refusal: { code: "not_a_collection", detail: format.refused } };
  }
  const fingerprint = fingerprintOf(file.header);
  const before = options.mapping ? undefined : await remembered(fingerprint);
  const isGuessed = format.id === "generic" && !options.mapping && !before;
  const mapping =
    options.mapping ??
    before?.mapping ??
    (isGuessed ? suggestMapping(file.header, file.rows.slice(0, fewRows)) : undefined);
  const used = mappingWithDefaults(mapping, options);
  const read = readRows(file, {
    ...{ format, keepsZeros: options.mode === "replace" },
    ...(used && { mapping: used }),
  });
  const notes = [
    ...file.notes,
    ...(before ? ["Columns are read as you have said for a file with such a header."] : []),
    ...(namesNoCard(read.columns) ? [noCard] : []),
    ...(countsNothing(read.columns, used) ? [noCount] : []),
  ];
  return {
    report: {
      ...{ ...reportOf(file), notes, header: [...file.header], fingerprint },
      mapping: mappingUsed(used, read.columns),
      unread: read.columns.flatMap(({ name, use }) => (use === "unknown" ? [name] : [])),
    },
    format: seen(detected, format.id, said.success),
    rows: inOrder([
      ...read.rows.map((row) => ({ said: row })),
      ...read.asked.map((row) => ({ said: row, isAsked: true })),
      ...read.leftOut.map(({ said: row, reason }) => ({ said: row, leftOut: reason })),
    ]),
  };
}

const inOrder = (rows: readonly ReadRow[]): readonly ReadRow[] =>
  rows.toSorted((a, b) => a.said.row - b.said.row);

const noCard =
  "No column says which card a row is of: say in `mapping` which one has the name, the number or an id.";
const tellingCards: ReadonlySet<string> = new Set([
  ...["name", "number"],
  ...idColumns.map(([column]) => column),
]);
const namesNoCard = (columns: readonly ToldColumn[]) =>
  !columns.some(({ use }) => tellingCards.has(use));

const noCount =
  "No column says how many copies there are: each row is taken for one. If one does, say in `mapping` which.";
const counting: ReadonlySet<string> = new Set([
  ...["quantity", "quantity_added", "quantity_regular", "quantity_foil"],
]);
const countsNothing = (columns: readonly ToldColumn[], mapping: ColumnMapping | undefined) =>
  mapping?.defaults?.quantity === undefined && !columns.some(({ use }) => counting.has(use));

const noSuchFormat = (format: string): Refused => ({
  refusal: {
    code: "no_such_format",
    detail: `There is no format “${format}” of tables; GET /v1/import-formats lists those that are read.`,
  },
});

function seen(detected: DetectedFormat, used: string, isSaid: boolean): SeenFormat {
  const reason = `Its columns may be those of ${detected.format}.`;
  if (isSaid && used !== detected.format) {
    const others = [detected.format, ...detected.others].filter((one) => one !== used);
    const why = "You have said so.";
    return { format: used, certainty: "said", why, others: others.map(told) };
  }
  const { format, certainty, why } = detected;
  return { format, certainty, why: why || reason, others: detected.others.map(told) };
}

const told = (format: FileFormat) => ({
  format,
  why: `Most of the columns are ones that ${formatOf(format).title} has.`,
});

function mappingWithDefaults(
  mapping: ColumnMapping | undefined,
  { defaults }: Pick<ImportOptions, "defaults">,
): ColumnMapping | undefined {
  if (!defaults) return mapping;
  return { columns: {}, ...mapping, defaults: { ...mapping?.defaults, ...defaults } };
}

/** Which column was taken to say what, in the shape in which it can be said otherwise. */
function mappingUsed(
  mapping: ColumnMapping | undefined,
  columns: readonly ToldColumn[],
): ColumnMapping {
  const used = columns.flatMap(({ name, use }) =>
    use === "known" || use === "unknown" || !ColumnName.safeParse(name).success
      ? []
      : [[name, use] as const],
  );
  return { ...mapping, columns: Object.fromEntries(used) };
}
