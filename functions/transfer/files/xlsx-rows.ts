import { streamXlsxRows } from "hucre/xlsx";
import { cellText } from "./cell-text.ts";
import { limits } from "./limits.ts";
import { rowKeeper } from "./raw-row.ts";
import type { FileHint, FileRow } from "./read-file-types.ts";
import { refused, tooManyColumns } from "./refusals.ts";
import { chosenSheet, type SheetRows } from "./sheet-choice.ts";
import { attribute } from "./xml-text.ts";
import { zipOfParts } from "./zip-of-parts.ts";
import { type MeasuredPart, orDamaged, type ZipParts } from "./zip-parts.ts";

const workbook = "xl/workbook.xml";
const smallTags = 200_000;

/** Rows of a sheet of an Excel file. Formulas give what they came to when the file was saved. */
export async function xlsxRows(zip: ZipParts, hint: FileHint): Promise<SheetRows> {
  const sheets = await visibleSheets(zip);
  const parts: MeasuredPart[] = [];
  for (const part of zip.parts.values()) {
    if (isRead.test(part.name)) parts.push(await zip.measured(part, tagsOf(part.name)));
  }
  // Whatever reads it as a stream wants the sheets last.
  parts.sort((a, b) => Number(isSheet.test(a.name)) - Number(isSheet.test(b.name)));
  const bytes = zipOfParts(parts);
  return chosenSheet(sheets, hint, (sheet) => orDamaged(rowsOf(bytes, sheet)));
}

/** All that says where cells are and what is in them; pictures, charts and macros are left packed. */
const isRead =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
const isSheet = /^xl\/worksheets\//i;

const tagsOf = (name: string): number => {
  if (isSheet.test(name)) return limits.sheetTags;
  return /sharedStrings/i.test(name) ? limits.sharedTags : smallTags;
};

async function visibleSheets(zip: ZipParts): Promise<readonly string[]> {
  const part = zip.parts.get(workbook);
  if (part === undefined)
    throw refused("damaged", "The file is no Excel workbook: it has no list of sheets.");
  const pieces: Uint8Array[] = [];
  for await (const piece of zip.unpacked(part)) {
    pieces.push(piece);
    if (pieces.length > 1_000)
      throw refused("damaged", "The list of sheets of the file is far too long.");
  }
  const xml = Buffer.concat(pieces).toString("utf8");
  const all = [...xml.matchAll(/<(?:[a-z]+:)?sheet\s([^>]*)>/gi)].flatMap(([, attributes = ""]) => {
    const name = attribute(attributes, "name");
    return name === undefined ? [] : [{ name, isHidden: attributes.includes("idden") }];
  });
  const visible = all.filter(({ isHidden }) => !isHidden);
  return (visible.length > 0 ? visible : all).map(({ name }) => name);
}

async function rowsOf(bytes: Uint8Array, sheet: string): Promise<readonly FileRow[]> {
  const keeper = rowKeeper();
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    if (values.length > limits.columns && values.slice(limits.columns).some(isFilled)) {
      throw tooManyColumns(index + 1);
    }
    const dates = values.flatMap((value, column) => (value instanceof Date ? [column] : []));
    keeper.add(index + 1, values.slice(0, limits.columns).map(cellText), dates);
  }
  return keeper.rows;
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== "";
