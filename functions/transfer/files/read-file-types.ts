import type { FileRefusal } from "#schemas/transfer/file-refusal.ts";

/** What is known of a file beside its bytes, and what its owner corrects of what was found. */
export interface FileHint {
  readonly fileName?: string;
  /** Name of the sheet that is meant. */
  readonly sheet?: string;
  readonly separator?: string;
  /** `utf-8`, `utf-16le`, `windows-1252` and so on, as browsers name them. */
  readonly encoding?: string;
  /** Whether each line of a text is a card, whatever separates its words. */
  readonly isList?: boolean;
}

export interface FileRow {
  /** Its number, counted from 1 with everything above it; of a sheet as the sheet counts. */
  readonly row: number;
  /** Trimmed; as many as the header has, except that empty ones at the end are left out. */
  readonly cells: readonly string[];
  /** The columns, counted from 0, whose text is the ISO form of what a spreadsheet holds as a date. */
  readonly dates?: readonly number[];
  /** Whether it has more cells than the header, as few rows have: they may stand below the names of others. */
  readonly isMoved?: boolean;
}

/** A table: its header holds a name for each column, no two alike. */
export interface ReadTable {
  readonly kind: "csv" | "xlsx" | "ods";
  readonly encoding?: string;
  readonly separator?: string;
  /** The sheet that was read, and all that can be. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  readonly header: readonly string[];
  /** Whether the names stand in the file; otherwise they are `column 1`, `column 2`. */
  readonly hasHeader: boolean;
  readonly rows: readonly FileRow[];
  /** Sentences on what was assumed, mended or left out. */
  readonly notes: readonly string[];
}

/** Lines of text, one cell each, without empty ones. */
export interface ReadLines {
  readonly kind: "text";
  readonly encoding: string;
  readonly header: undefined;
  readonly rows: readonly FileRow[];
  readonly notes: readonly string[];
}

/** JSON that can be parsed and is no deeper than `limits.jsonDepth`. */
export interface ReadJson {
  readonly kind: "json";
  readonly encoding: string;
  readonly header: undefined;
  readonly rows: readonly [];
  readonly text: string;
  readonly notes: readonly string[];
}

export type ReadFile = ReadTable | ReadLines | ReadJson;

/** A file, or why it cannot be read. */
export type FileAnswer =
  | { readonly file: ReadFile; readonly refusal?: undefined }
  | { readonly refusal: FileRefusal; readonly file?: undefined };
