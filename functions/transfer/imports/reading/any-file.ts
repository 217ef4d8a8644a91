import type { ColumnMapping } from "#schemas/transfer/column-mapping.ts";
import { FileFormat } from "#schemas/transfer/file-format.ts";
import type { ImportRefusal } from "#schemas/transfer/import.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { ReadReport, SeenFormat } from "#schemas/transfer/import-preview.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
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
import type { AskedFile, FileList, FileReading, ReadImport, ReadRow } from "./file-reading.ts";

type Refused = { readonly refusal: ImportRefusal };

/** A file as far as its kind says: a table, lines, or JSON. */
type FileOfKind = Pick<ReadReport, "kind"> & {
  readonly encoding?: string | undefined;
  readonly separator?: string | undefined;
  readonly sheet?: string | undefined;
  readonly sheets?: readonly string[] | undefined;
  readonly header: readonly string[] | undefined;
  readonly rows: Table["rows"];
  readonly text?: string | undefined;
  readonly notes: readonly string[];
};

/** What a file of our own format says. */
export interface OwnContent {
  readonly rows: readonly SaidRow[];
  readonly lists: readonly FileList[];
  readonly notes: readonly string[];
}

/** What reads files of each kind. */
export interface FileReaders {
  readonly readFile: (
    bytes: Uint8Array,
    hint: {
      readonly fileName?: string;
      readonly sheet?: string;
      readonly separator?: string;
      readonly encoding?: string;
    },
  ) => Promise<{ readonly file: FileOfKind; readonly refusal?: undefined } | Refused>;
  readonly readLines: (lines: Table["rows"]) => {
    readonly rows: readonly SaidRow[];
    readonly notes: readonly string[];
  };
  readonly readOwn: (text: string) => OwnContent | Refused;
}

/** Rows by which it is suggested what columns mean. */
const fewRows = 100;

/** Reads a file of any kind as whichever app's it is, or as its owner says. */
export const anyFile =
  ({ readFile, readLines, readOwn }: FileReaders): FileReading =>
  async (bytes, asked) => {
    const { options, fileName } = asked;
    const { sheet, separator, encoding } = options;
    const answer = await readFile(bytes, {
      ...(fileName !== undefined && { fileName }),
      ...(sheet !== undefined && { sheet }),
      ...(separator !== undefined && { separator }),
      ...(encoding !== undefined && { encoding }),
    });
    if (answer.refusal) return { refusal: answer.refusal };
    const { file } = answer;
    if (file.kind === "json") {
      const own = readOwn(file.text ?? "");
      if ("refusal" in own) return own;
      const { rows, lists } = own;
      const told = { ...file, notes: [...file.notes, ...own.notes] };
      return { ...untabled(told, rows, ownJson), lists };
    }
    if (file.header === undefined) {
      const { rows, notes } = readLines(file.rows);
      return untabled({ ...file, notes: [...file.notes, ...notes] }, rows, lines);
    }
    return tabled({ ...file, header: file.header }, asked);
  };

const ownJson: SeenFormat = {
  ...{ format: "cardlake_json", certainty: "sure", others: [] },
  why: "It is JSON, as Cardlake writes it.",
};
const lines: SeenFormat = {
  ...{ format: "list", certainty: "likely", others: [] },
  why: "It has no columns: each line is a card.",
};

const untabled = (file: FileOfKind, rows: readonly SaidRow[], format: SeenFormat): ReadImport => ({
  report: { ...reportOf(file), unread: [] },
  format,
  rows: rows.map((said) => ({ said })),
});

const reportOf = ({ kind, encoding, separator, sheet, sheets, notes }: FileOfKind) => ({
  ...{ kind, notes: [...notes] },
  ...(encoding !== undefined && { encoding }),
  ...(separator !== undefined && { separator }),
  ...(sheet !== undefined && { sheet }),
  ...(sheets !== undefined && { sheets: [...sheets] }),
});

async function tabled(
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
  const used = withDefaults(mapping, options);
  const read = readRows(file, { format, ...(used && { mapping: used }) });
  const notes = [
    ...file.notes,
    ...(before ? ["Columns are read as you have said for a file with such a header."] : []),
    ...(namesNoCard(read.columns) ? [noCard] : []),
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
  ...["name", "number", "id_cardlake", "id_tcgplayer", "id_tcgplayer_sku", "id_cardmarket"],
  ...["id_scryfall", "id_tcgdex", "id_pokemontcg", "id_any"],
]);
const namesNoCard = (columns: readonly ToldColumn[]) =>
  !columns.some(({ use }) => tellingCards.has(use));

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

function withDefaults(
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
    use === "known" || use === "unknown" || name === "" ? [] : [[name, use] as const],
  );
  return { ...mapping, columns: Object.fromEntries(used) };
}
