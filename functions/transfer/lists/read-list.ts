import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { isHeading } from "./line-heading.ts";
import { readLine } from "./read-line.ts";

/** Lines as they come from a file or a paste, numbered from 1. */
export interface ListLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A list: each of its lines that is not empty is a row or a heading. */
export interface ReadList {
  readonly rows: readonly SaidRow[];
  readonly headings: readonly { readonly row: number; readonly text: string }[];
  /** Sentences on what was taken for what. */
  readonly notes: readonly string[];
}

/** Reads one card a line, in the notations that apps and people use. No line is lost, and none is counted twice. */
export function readList(lines: readonly ListLine[]): ReadList {
  const rows: SaidRow[] = [];
  const headings: { row: number; text: string }[] = [];
  for (const { row, cells } of lines) {
    const text = cells.join(" ").trim();
    if (text === "") continue;
    if (isHeading(text)) headings.push({ row, text });
    else rows.push(readLine(row, text));
  }
  return { rows, headings, notes: notesOn(rows, headings) };
}

function notesOn(rows: readonly SaidRow[], headings: ReadList["headings"]): readonly string[] {
  const shown = headings
    .slice(0, mostShown)
    .map(({ row, text }) => `${row} (“${shortened(text)}”)`);
  const more = headings.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const paid = rows.filter((row) => row.paid !== undefined).length;
  return [
    ...(all.length > 0 ? [`Taken for headings and comments: ${all.join(", ")}.`] : []),
    ...(paid > 0 ? [`Amounts of money (${paid}) were taken for what was paid for each copy.`] : []),
  ];
}

const mostShown = 10;
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
