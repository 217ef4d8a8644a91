import { odsCells } from "./ods-cells.ts";
import { repeatsOf } from "./ods-repeats.ts";
import { rowKeeper } from "./raw-row.ts";
import type { FileHint, FileRow } from "./read-file-types.ts";
import { refused } from "./refusals.ts";
import { chosenSheet, type SheetRows } from "./sheet-choice.ts";
import { attribute } from "./xml-text.ts";
import type { ZipPart, ZipParts } from "./zip-parts.ts";

const endOfRow = "</table:table-row>";
const mostOfRow = 4_000_000;
const gridRows = 1_048_576;

/**
 * Rows of a sheet of an OpenDocument file, read as the file is unpacked. Repeats are counted, and only those that
 * hold something become rows: the libraries that read this format build the whole grid first.
 */
export async function odsRows(zip: ZipParts, hint: FileHint): Promise<SheetRows> {
  const part = zip.parts.get("content.xml");
  if (part === undefined)
    throw refused("damaged", "The file is no OpenDocument sheet: its content is missing.");
  const sheets = new Map<string, readonly FileRow[]>();
  let add = rowAdder(rowKeeper());
  for await (const [tag, rows] of piecesOf(zip, part)) {
    if (tag !== "") {
      const keeper = rowKeeper();
      add = rowAdder(keeper);
      const name = attribute(tag, "table:name") ?? `Sheet ${sheets.size + 1}`;
      if (!sheets.has(name)) sheets.set(name, keeper.rows);
    }
    for (const row of rowsIn(rows)) add(row);
  }
  return chosenSheet([...sheets.keys()], hint, async (sheet) => sheets.get(sheet) ?? []);
}

interface RowTag {
  readonly attributes: string;
  readonly body: string;
}

/** Adds row after row to a table, each as often as it is repeated. */
function rowAdder(keeper: ReturnType<typeof rowKeeper>): (tag: RowTag) => void {
  let row = 1;
  return ({ attributes, body }) => {
    const repeats = repeatsOf(attributes, "rows", gridRows);
    const { texts, dates } = odsCells(body, row);
    const isEmpty = texts.every((text) => text.trim() === "");
    for (let again = 0; !isEmpty && again < repeats; again += 1) {
      keeper.add(row + again, texts, dates);
    }
    row += repeats;
  };
}

/** The document as it is unpacked, cut behind rows and before tables: the tag of a table that begins, and rows. */
async function* piecesOf(zip: ZipParts, part: ZipPart): AsyncGenerator<readonly [string, string]> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of zip.unpacked(part)) {
    rest += decoder.decode(bytes, { stream: true });
    const end = rest.lastIndexOf(endOfRow) + endOfRow.length;
    if (end < endOfRow.length) {
      if (rest.length > mostOfRow)
        throw refused("too_long", "The spreadsheet has a row that never ends.");
      continue;
    }
    yield* byTable(rest.slice(0, end));
    rest = rest.slice(end);
  }
  yield* byTable(rest);
}

function* byTable(xml: string): Generator<readonly [string, string]> {
  let start = 0;
  let tag = "";
  for (const table of xml.matchAll(/<table:table\s([^>]*)>/g)) {
    yield [tag, xml.slice(start, table.index)];
    tag = ` ${table[1] ?? ""}`;
    start = table.index + table[0].length;
  }
  yield [tag, xml.slice(start)];
}

function* rowsIn(xml: string): Generator<RowTag> {
  const open = /<table:table-row([\s/][^>]*)?>/g;
  for (let tag = open.exec(xml); tag !== null; tag = open.exec(xml)) {
    const attributes = tag[1] ?? "";
    if (attributes.endsWith("/")) yield { attributes, body: "" };
    else {
      const end = xml.indexOf(endOfRow, open.lastIndex);
      if (end < 0) return;
      yield { attributes, body: xml.slice(open.lastIndex, end) };
      open.lastIndex = end;
    }
  }
}
