import { odsRows } from "./ods-rows.ts";
import type { FileAnswer, FileHint } from "./read-file-types.ts";
import { type Refused, refused } from "./refusals.ts";
import { tableOf } from "./table-of.ts";
import { xlsxRows } from "./xlsx-rows.ts";
import { type ZipParts, zipParts } from "./zip-parts.ts";

/** An archive as the spreadsheet that it is. */
export async function spreadsheet(bytes: Uint8Array, hint: FileHint): Promise<FileAnswer> {
  const zip = await zipParts(bytes);
  const kind = await kindOf(zip);
  const { rows, notes, ...which } = await (kind === "xlsx" ? xlsxRows : odsRows)(zip, hint);
  const table = tableOf(rows);
  return { file: { kind, ...which, ...table, notes: [...notes, ...table.notes] } };
}

async function kindOf(zip: ZipParts): Promise<"xlsx" | "ods"> {
  const has = (name: string) => zip.parts.has(name);
  if (has("xl/workbook.xml")) return "xlsx";
  if (has("xl/workbook.bin")) throw other("a binary Excel file (.xlsb)", "Save it as .xlsx");
  if (has("word/document.xml")) throw other("a Word document", "Save the list as plain text");
  if ([...zip.parts.keys()].some((name) => name.endsWith(".iwa"))) {
    throw other("a Numbers file", "Export it as CSV or Excel");
  }
  const isOpenDocument = has("content.xml") && has("mimetype");
  if (!isOpenDocument) {
    throw other("an archive (ZIP)", "Unpack it, take the file of the collection that is inside");
  }
  if ((await start(zip, "META-INF/manifest.xml")).includes("encryption-data")) {
    throw refused("encrypted", "The file has a password. Save it without one and send it again.");
  }
  if ((await start(zip, "mimetype")).includes("opendocument.spreadsheet")) return "ods";
  throw other("an OpenDocument file that is no spreadsheet", "Save it as ODS or CSV");
}

const other = (what: string, instead: string): Refused =>
  refused("unsupported_format", `The file is ${what}. ${instead} and send that.`);

/** The beginning of a part; nothing where there is none. */
async function start(zip: ZipParts, name: string): Promise<string> {
  const part = zip.parts.get(name);
  if (part === undefined) return "";
  let text = "";
  for await (const piece of zip.unpacked(part)) {
    text += Buffer.from(piece).toString("latin1");
    if (text.length > 200_000) break;
  }
  return text;
}
