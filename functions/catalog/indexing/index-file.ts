import { gunzipSync, gzipSync } from "node:zlib";
import type { Game, PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { SearchField } from "../search/search-fields.ts";

/** One fact about every card: its distinct values, and for each card the place of its value. */
export interface IndexColumn<Value> {
  readonly values: readonly Value[];
  readonly codes: readonly number[];
}

/** What a text field compares with: the words of it, and names that count only as a whole. */
export interface TextValue {
  readonly words: readonly string[];
  readonly exact?: readonly string[];
}

export type TextField = Exclude<
  SearchField,
  NumberField | "dex" | "generation" | "released" | "year"
>;
export type NumberField = "hp" | "retreat";

/**
 * The searchable catalogue of one game, column by column. Cards stand in the order of their sets'
 * ids and numbers.
 */
export interface IndexFile {
  readonly format: 1;
  readonly game: Game;
  readonly ids: readonly PrintingId[];
  /** Names as printed, in the order of their folded text. */
  readonly name: IndexColumn<string>;
  /** `YYYY-MM-DD`, in order; empty for a set without a date. */
  readonly released: IndexColumn<string>;
  /** Sort keys of numbers, in order. */
  readonly numberKey: IndexColumn<string>;
  readonly dex: IndexColumn<readonly number[]>;
  readonly numbers: Readonly<Record<NumberField, IndexColumn<number | null>>>;
  readonly texts: Readonly<Record<Exclude<TextField, "name">, IndexColumn<TextValue>>>;
  /** First and last national number, by generation. */
  readonly generations: Readonly<Record<string, readonly [first: number, last: number]>>;
  /** The cards themselves, packed; absent in the files of version 0.1.0. */
  readonly cards?: readonly string[];
}

/** Bytes of an index, equal for equal catalogues, and the hash of what they say. */
export function encodeIndex(file: IndexFile): { version: string; content: Uint8Array } {
  const text = JSON.stringify(file);
  return { version: sha256(text), content: gzipSync(text) };
}

/** @throws Error when the file is not what its version says, or of a format not known here */
export function decodeIndex(content: Uint8Array, version: string): IndexFile {
  const text = gunzipSync(content).toString();
  const actual = sha256(text);
  if (actual !== version) throw new Error(`The index ${version} holds ${actual}.`);
  const file: IndexFile = JSON.parse(text);
  if (file.format !== 1) throw new Error(`The index ${version} has the format ${file.format}.`);
  return file;
}
