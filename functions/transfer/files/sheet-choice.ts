import type { FileHint, FileRow } from "./read-file-types.ts";
import { refused } from "./refusals.ts";

export interface SheetRows {
  readonly rows: readonly FileRow[];
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly notes: readonly string[];
}

const tried = 10;

/** The rows of the sheet that is meant: the one that the user names, or the first that holds anything. */
export async function chosenSheet(
  sheets: readonly string[],
  { sheet: wanted }: FileHint,
  read: (sheet: string) => Promise<readonly FileRow[]>,
): Promise<SheetRows> {
  if (wanted !== undefined && !sheets.includes(wanted)) {
    const detail = `The file has no sheet “${wanted}”; it has ${sheets.map((name) => `“${name}”`).join(", ")}.`;
    throw refused("no_such_sheet", detail);
  }
  for (const sheet of wanted === undefined ? sheets.slice(0, tried) : [wanted]) {
    const rows = await read(sheet);
    if (rows.length > 0) return { rows, sheet, sheets, notes: notesOn(sheet, sheets) };
  }
  throw refused("empty", "The spreadsheet holds no cells. It should hold cards, one a row.");
}

const notesOn = (sheet: string, sheets: readonly string[]): readonly string[] => {
  if (sheets.length < 2) return [];
  return [`The file has ${sheets.length} sheets, of which “${sheet}” was read.`];
};
