import { CsvError, type Info, type Options, parse } from "csv-parse/sync";
import { limits } from "./limits.ts";
import { above, rowKeeper } from "./raw-row.ts";
import type { FileRow } from "./read-file-types.ts";
import { lineTooLong, refused, tooManyRows } from "./refusals.ts";

interface Records {
  readonly rows: readonly FileRow[];
  /** Of the first rows by their numbers: how many cells each has, with the empty ones at its end. */
  readonly widths: ReadonlyMap<number, number>;
}

export interface RawTable extends Records {
  readonly notes: readonly string[];
}

/**
 * Records of a text, without empty ones, numbered from `firstRow`. A quote within a cell is taken as it stands. Where
 * one is opened and never closed, lines that have an odd number of them are taken without any meaning of quotes.
 */
export function csvRows(text: string, separator: string, firstRow = 1): RawTable {
  refuseLongLines(text);
  const read = (way: Way) =>
    parsed(way, way === masked ? maskedLines(text) : text, separator, firstRow);
  const strictRows = orFault(() => read(strict));
  if (!(strictRows instanceof CsvError)) return { ...strictRows, notes: [] };
  const relaxedRows = orFault(() => read(relaxed));
  if (!(relaxedRows instanceof CsvError) && !relaxedRows.rows.some(hasSwallowed)) {
    return { ...relaxedRows, notes: [] };
  }
  const rows = orFault(() => read(masked));
  if (rows instanceof CsvError) {
    throw refused("damaged", `The file cannot be read as a table: ${rows.message.slice(0, 200)}.`);
  }
  const note =
    "A quotation mark is opened and not closed; in lines with such a mark quotes were taken as ordinary signs.";
  return { ...rows, notes: [note] };
}

/** How quotes are taken: what the parser is told, and what becomes of a cell that it gives. */
interface Way {
  readonly options: Pick<Options, "relax_quotes" | "trim" | "ltrim">;
  readonly cellOf: (cell: string) => string;
}

const mask = "\ue000";
const strict: Way = { options: { trim: true }, cellOf: (cell) => cell };
// A blank before the closing separator makes the parser keep the quotes.
const unwrapped = (cell: string): string => /^"([^"]*)"\s+$/.exec(cell)?.[1] ?? cell;
const relaxed: Way = { options: { relax_quotes: true, ltrim: true }, cellOf: unwrapped };
const masked: Way = {
  options: relaxed.options,
  cellOf: (cell) => unwrapped(cell).replaceAll(mask, '"'),
};

/** Whether a quote that was opened has run on into the next line. */
const hasSwallowed = ({ cells }: FileRow): boolean =>
  cells.some((cell) => cell.startsWith('"') && /[\r\n]/.test(cell));

function orFault<T>(read: () => T): T | CsvError {
  try {
    return read();
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

function parsed(
  { options, cellOf }: Way,
  text: string,
  delimiter: string,
  firstRow: number,
): Records {
  const keeper = rowKeeper();
  const widths = new Map<number, number>();
  const most = limits.rows + above;
  parse(text, {
    ...options,
    delimiter,
    // Of a file that mixes line ends, each ends a line.
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: limits.lineCharacters,
    relax_column_count: true,
    on_record: (record: readonly string[], { records }: Info) => {
      if (records > most) throw tooManyRows();
      const row = firstRow - 1 + records;
      if (keeper.rows.length <= above) widths.set(row, record.length);
      keeper.add(row, record.map(cellOf));
      return null;
    },
  });
  return { rows: keeper.rows, widths };
}

function maskedLines(text: string): string {
  const most = limits.rows + above;
  const lines = text.split(/\r\n|\n|\r/, most + 1);
  if (lines.length > most) throw tooManyRows();
  return lines
    .map((line) => (quotesIn(line) % 2 === 0 ? line : line.replaceAll('"', mask)))
    .join("\n");
}

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
