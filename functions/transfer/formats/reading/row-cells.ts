import type { ColumnField } from "#schemas/transfer/column-field.ts";
import type { RowFault } from "#schemas/transfer/said-row.ts";
import type { ReadCell } from "../values/read-cell.ts";
import { unguarded } from "../writing/guarded-cell.ts";
import type { Places } from "./columns.ts";

/** One row, asked by fields; what cannot be read in it is noted. */
export interface RowCells {
  /** The first filled cell of a field; empty where there is none. */
  readonly text: (field: ColumnField) => string;
  /** All filled cells of a field. */
  readonly texts: (field: ColumnField) => readonly string[];
  /** What a field's cell says; a fault is noted where it says something unreadable. */
  readonly value: <T>(
    field: ColumnField,
    read: (text: string) => ReadCell<T>,
    options?: { readonly isFatal: boolean; readonly place?: number },
  ) => T | undefined;
  readonly note: (fault: RowFault) => void;
  readonly faults: readonly RowFault[];
}

export function rowCells(cells: readonly string[], places: Places): RowCells {
  const faults: RowFault[] = [];
  const at = (place: number) => unwrapped(unguarded(cells[place] ?? ""));
  const text = (field: ColumnField) => {
    for (const place of places.get(field) ?? []) {
      const cell = cells[place];
      if (cell !== undefined && cell !== "") return at(place);
    }
    return "";
  };
  return {
    faults,
    note: (fault) => faults.push(fault),
    text,
    texts: (field) => (places.get(field) ?? []).map(at).filter((cell) => cell !== ""),
    value: (field, read, options) => {
      const cell = options?.place === undefined ? text(field) : at(options.place);
      if (cell === "") return undefined;
      const { value, wrong } = cell.length > mostRead && !isLong.has(field) ? tooLong : read(cell);
      if (wrong === undefined) return value;
      const outcome = options?.isFatal ? "refused" : value === undefined ? "left_out" : "cut";
      faults.push(faultOf(field, cell, wrong, outcome));
      return value;
    },
  };
}

/** `="001"` is how spreadsheets are told that a cell is a text. */
export const unwrapped = (cell: string): string =>
  /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"').trim() ?? cell;

/** What takes no longer to look at than it deserves: readers of values look for words anywhere in a text. */
const mostRead = 300;
const isLong: ReadonlySet<ColumnField> = new Set(["list", "certificate"]);
const tooLong = { value: undefined, wrong: "is too long to mean anything here" };

/** Longer texts are told by their beginning. */
const mostTold = 100;

/** What comes of a fault. */
const outcomes = {
  refused: "The row cannot be taken.",
  left_out: "The row is taken without it.",
  cut: "The row is taken with the rest of it.",
} as const;

export function faultOf(
  field: ColumnField,
  text: string,
  wrong: string,
  outcome: keyof typeof outcomes = "cut",
): RowFault {
  const told = text.length > mostTold ? `${text.slice(0, mostTold).toWellFormed()}…` : text;
  const detail = `“${told}” ${wrong}. ${outcomes[outcome]}`;
  return { field, text: told, detail, isFatal: outcome === "refused" };
}
