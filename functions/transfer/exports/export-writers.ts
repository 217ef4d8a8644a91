import {
  type AppFormat,
  appFormats,
  type ExportFormat,
  type ListFormat,
} from "#schemas/transfer/export-format.ts";
import { formatOf, type ListKind } from "../formats/index.ts";
import { writeOwnFile } from "../own-format/write-own-file.ts";
import type { ExportContent } from "./export-content.ts";
import type { ExportTally } from "./export-tally.ts";
import { listFile } from "./list-file.ts";
import { parquetFile } from "./parquet-file.ts";
import { tableFile } from "./table-file.ts";
import { textBytes } from "./text-bytes.ts";

/** How files of a format are written. */
export interface ExportWriter {
  readonly contentType: string;
  /** Of the file's name, without a dot. */
  readonly ending: string;
  /** The file from its first byte to its last; what goes in and what does not is counted. */
  bytes(content: ExportContent, tally: ExportTally): AsyncIterable<Uint8Array>;
}

const json: ExportWriter = {
  ...{ contentType: "application/json", ending: "json" },
  bytes: (content, tally) => textBytes(writeOwnFile(content, tally)),
};
const parquet: ExportWriter = {
  ...{ contentType: "application/vnd.apache.parquet", ending: "parquet" },
  bytes: parquetFile,
};

const list = (kind: ListKind): ExportWriter => ({
  ...{ contentType: "text/plain; charset=utf-8", ending: "txt" },
  bytes: (content, tally) => textBytes(listFile(kind, content, tally)),
});
const lists: Readonly<Record<ListFormat, ExportWriter>> = {
  text: list("plain"),
  ptcg_live: list("ptcg_live"),
  want_list: list("want_list"),
};

const isApp = (format: ExportFormat): format is AppFormat =>
  appFormats.some((one) => one === format);
const isList = (format: ExportFormat): format is ListFormat => Object.hasOwn(lists, format);

/** @throws TypeError of a format that nobody writes */
function table(format: AppFormat | "cardlake"): ExportWriter {
  const { writes } = formatOf(format);
  if (!writes) throw new TypeError(`Nobody writes files of ${format}.`);
  const isOurs = format === "cardlake";
  return {
    ...{ contentType: "text/csv; charset=utf-8", ending: "csv" },
    bytes: (content, tally) => textBytes(tableFile(writes, { isOurs }, content, tally)),
  };
}

/** What writes files of a format. */
export function writerOf(format: ExportFormat): ExportWriter {
  if (format === "json") return json;
  if (format === "parquet") return parquet;
  if (isList(format)) return lists[format];
  return table(isApp(format) ? format : "cardlake");
}
