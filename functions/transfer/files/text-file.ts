import type { Decoded } from "./charset.ts";
import { csvRows, refuseLongLines } from "./csv-rows.ts";
import { headerOf } from "./header.ts";
import { refusedJson, seemsJson } from "./json-text.ts";
import { limits } from "./limits.ts";
import type { FileAnswer, FileHint, FileRow } from "./read-file-types.ts";
import { cellTooLong, tooManyRows } from "./refusals.ts";
import { type FoundSeparator, separatorOf } from "./separator.ts";
import { tableOf } from "./table-of.ts";
import { refusedText } from "./text-kind.ts";

/** A text as JSON, as a table, or else as lines with a card each. */
export function textFile(read: Decoded, hint: FileHint): FileAnswer {
  const { text, encoding } = read;
  const refusal = refusedText(text);
  if (refusal !== undefined) return { refusal };
  if (text.trim() === "") {
    return {
      refusal: { code: "empty", detail: "The file is empty. It should hold cards, one a row." },
    };
  }
  const notes = read.note === undefined ? [] : [read.note];
  if (seemsJson(text, hint.fileName)) {
    const bad = refusedJson(text);
    if (bad !== undefined) return { refusal: bad };
    return { file: { kind: "json", encoding, header: undefined, rows: [], text, notes } };
  }
  refuseLongLines(text);
  const found = separatorOf(text, hint.separator);
  const { separator, from } = found;
  if (hint.isList || !isTable(text, found, hint)) {
    return { file: { kind: "text", encoding, header: undefined, rows: linesOf(text), notes } };
  }
  const raw = csvRows(text.slice(from), separator, from === 0 ? 1 : 2);
  const table = tableOf(raw.rows, raw.widths);
  const all = [...notes, ...raw.notes, ...table.notes];
  return { file: { kind: "csv", encoding, separator, ...table, notes: all } };
}

/** The user or the file says so, it has a header, or its lines have equally many cells. */
function isTable(
  text: string,
  found: FoundSeparator,
  { fileName = "", separator }: FileHint,
): boolean {
  if (separator !== undefined || found.from > 0) return true;
  const start = text.slice(0, 60_000);
  const lines = start.split(/\r\n|\n|\r/, 40).filter((line) => line.trim() !== "");
  const cells = lines.map((line, index) => ({
    row: index + 1,
    cells: line.split(found.separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")),
  }));
  const isNamedCsv = /\.(csv|tsv|tab)$/i.test(fileName.trim());
  const cards = lines.filter((line) => !rule.test(line));
  const isList = cards.filter((line) => listLine.test(line)).length > cards.length / 2;
  const header = headerOf(cells);
  if (header.isKnown && ((cells[header.index]?.cells.length ?? 0) > 1 || !isList)) return true;
  return found.consistency >= (isNamedCsv ? 0.5 : 0.8) && !isList;
}

/** `4 Pikachu`, `2x Pikachu`, `* 4 Pikachu`: nothing that separates cells stands before the name. */
const listLine = /^\s*(?:[*•·-]\s+)?\d{1,4}\s?[x×]?\s+[^\s,;|\t][^;|\t]*$/i;
/** `****** Deck List ******`, `##Pokémon - 4`: parts of a list have such titles, columns have not. */
const rule = /^\s*(?:[*#=~-]{2,}|\/\/)/;

function linesOf(text: string): readonly FileRow[] {
  const rows: FileRow[] = [];
  let row = 1;
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const cell = line.trim();
    if (cell.length > limits.cellCharacters) throw cellTooLong(row);
    if (cell !== "") rows.push({ row, cells: [cell] });
    if (rows.length > limits.rows) throw tooManyRows();
    row += 1;
  }
  return rows;
}
