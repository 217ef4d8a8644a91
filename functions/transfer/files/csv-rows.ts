import { CsvError, type Info, parse } from "csv-parse/sync";
import { limits } from "./limits.ts";
import { above, rowKeeper } from "./raw-row.ts";
import type { FileRow } from "./read-file-types.ts";
import { lineTooLong, refused, tooManyRows } from "./refusals.ts";

export interface RawTable {
  readonly rows: readonly FileRow[];
  readonly notes: readonly string[];
}

/**
 * Records of a text, without empty ones, numbered from `firstRow`. Quotes within a cell are taken as they
 * stand. Where one is opened and never closed, lines that have an odd number of them are taken without
 * any meaning of quotes.
 */
export function csvRows(text: string, separator: string, firstRow = 1): RawTable {
  refuseLongLines(text);
  try {
    return { rows: parsed(text, separator, firstRow, asItStands), notes: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  try {
    const rows = parsed(withoutOddQuotes(text), separator, firstRow, unmasked);
    const note =
      "A quotation mark is opened and not closed; in lines with such a mark quotes were taken as ordinary signs.";
    return { rows, notes: [note] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused("damaged", `The file cannot be read as a table: ${error.message.slice(0, 200)}.`);
  }
}

const mask = "\ue000";
const asItStands = (cell: string): string => cell;
const unmasked = (cell: string): string => cell.replaceAll(mask, '"');

function parsed(
  text: string,
  delimiter: string,
  firstRow: number,
  mended: (cell: string) => string,
): readonly FileRow[] {
  const keeper = rowKeeper();
  const most = limits.rows + above;
  parse(text, {
    delimiter,
    // Of a file that mixes line ends, each ends a line.
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: limits.lineCharacters,
    relax_column_count: true,
    relax_quotes: true,
    // A blank after each separator, before a quote.
    ltrim: true,
    on_record: (record: readonly string[], { records }: Info) => {
      if (records > most) throw tooManyRows();
      const cells = record.map((cell) => unwrapped(mended(cell)));
      keeper.add(firstRow - 1 + records, cells);
      return null;
    },
  });
  return keeper.rows;
}

/** A quoted cell with something around it, such as a blank before the separator, keeps its quotes in parsing. */
const unwrapped = (cell: string): string => {
  if (!cell.startsWith('"')) return cell;
  const inner = /^"([^"]*)"\s*$/.exec(cell)?.[1];
  return inner ?? cell;
};

const withoutOddQuotes = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => (quotesIn(line) % 2 === 0 ? line : line.replaceAll('"', mask)))
    .join("\n");

function quotesIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count += 1;
  return count;
}

/** Refuses a text with a line that is too long, before anything reads it sign by sign. */
export function refuseLongLines(text: string): void {
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const end = endOfLine(text, start);
    if (end - start > limits.lineCharacters) throw lineTooLong(line);
    start = end + 1;
  }
}

/** A return alone ends a line as well; looked for only where the next newline is far. */
function endOfLine(text: string, start: number): number {
  const newline = text.indexOf("\n", start);
  const end = newline < 0 ? text.length : newline;
  if (end - start <= limits.lineCharacters) return end;
  const back = text.slice(start, start + limits.lineCharacters + 1).indexOf("\r");
  return back < 0 ? end : start + back;
}
