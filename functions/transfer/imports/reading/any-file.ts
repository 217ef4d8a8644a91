import type { FilePrices } from "#schemas/transfer/file-price.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { SeenFormat } from "#schemas/transfer/import-preview.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { Table } from "../../formats/index.ts";
import { type FileOfKind, type Refused, reportOf } from "./file-of-kind.ts";
import type { AskedFile, FileList, FileReading, ReadImport } from "./file-reading.ts";
import { tabled } from "./tabled-file.ts";
import { withDefaults } from "./with-defaults.ts";

/** What a file of our own format says. */
export interface OwnContent {
  readonly rows: readonly SaidRow[];
  readonly lists: readonly FileList[];
  readonly prices?: FilePrices;
  readonly notes: readonly string[];
}

/** What is known of a file beside its bytes. */
interface FileHint {
  readonly fileName?: string;
  readonly sheet?: string;
  readonly separator?: string;
  readonly encoding?: string;
  /** Whether each line of a text is a card. */
  readonly isList?: boolean;
}

/** What reads files of each kind. */
export interface FileReaders {
  readonly readFile: (
    bytes: Uint8Array,
    hint: FileHint,
  ) => Promise<{ readonly file: FileOfKind; readonly refusal?: undefined } | Refused>;
  readonly readLines: (lines: Table["rows"]) => {
    readonly rows: readonly SaidRow[];
    readonly notes: readonly string[];
  };
  readonly readOwn: (text: string) => OwnContent | Refused;
}

/** Reads a file of any kind as whichever app's it is, or as its owner says. */
export const anyFile =
  ({ readFile, readLines, readOwn }: FileReaders): FileReading =>
  async (bytes, asked) => {
    const { options } = asked;
    const answer = await readFile(bytes, hintOf(asked));
    if (answer.refusal) return { refusal: answer.refusal };
    const { file } = answer;
    if (file.kind === "json") {
      const own = readOwn(file.text ?? "");
      if ("refusal" in own) return own;
      const { rows, lists, prices } = own;
      const told = { ...file, notes: [...file.notes, ...own.notes, ...unheeded(options, ownJson)] };
      return { ...untabled(told, rows, ownJson, options), lists, prices };
    }
    if (file.header === undefined) {
      const { rows, notes } = readLines(file.rows);
      const told = [...file.notes, ...notes, ...unheeded(options, lines)];
      const format = options.format === lines.format ? saidLines : lines;
      return untabled({ ...file, notes: told }, rows, format, options);
    }
    return tabled({ ...file, header: file.header }, asked);
  };

const hintOf = ({ options, fileName }: AskedFile): FileHint => {
  const { sheet, separator, encoding } = options;
  return {
    ...(fileName !== undefined && { fileName }),
    ...(sheet !== undefined && { sheet }),
    ...(separator !== undefined && { separator }),
    ...(encoding !== undefined && { encoding }),
    isList: options.format === lines.format,
  };
};

const ownJson: SeenFormat = {
  ...{ format: "cardlake_json", certainty: "sure", others: [] },
  why: "It is JSON, as Cardlake writes it.",
};
const lines: SeenFormat = {
  ...{ format: "list", certainty: "likely", others: [] },
  why: "It has no columns: each line is a card.",
};
const saidLines: SeenFormat = { ...lines, certainty: "said", why: "You have said so." };

const untabled = (
  file: FileOfKind,
  rows: readonly SaidRow[],
  format: SeenFormat,
  { defaults }: Pick<ImportOptions, "defaults">,
): ReadImport => ({
  report: { ...reportOf(file), unread: [] },
  format,
  rows: rows.map((said) => ({ said: withDefaults(said, defaults) })),
});

/** What somebody has said of columns, of a file that has none. */
const unheeded = (
  { format, mapping }: Pick<ImportOptions, "format" | "mapping">,
  { format: own }: SeenFormat,
): readonly string[] => [
  ...(format !== undefined && format !== own
    ? [`The file has no columns, so that it could not be read as “${format.slice(0, 60)}”.`]
    : []),
  ...(mapping ? ["The file has no columns, so that your mapping of columns says nothing."] : []),
];
