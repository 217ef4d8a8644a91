import { gunzipSync, gzipSync } from "node:zlib";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import type { Game, PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

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

/**
 * The searchable catalogue of one game, column by column. Cards stand in the order of their sets'
 * ids and numbers.
 */
export interface IndexFile {
  readonly format: typeof indexFormat;
  readonly game: Game;
  readonly ids: readonly PrintingId[];
  /** Names as printed, in the order of their folded text. */
  readonly name: IndexColumn<string>;
  /** `YYYY-MM-DD`, in order; empty for a set without a date. */
  readonly released: IndexColumn<string>;
  /** Sort keys of numbers, in order. */
  readonly numberKey: IndexColumn<string>;
  /** What is compared as text, by the name of the attribute or of the fact that all cards have. */
  readonly texts: Readonly<Record<string, IndexColumn<TextValue>>>;
  /** Numbers, several where a card has several; none where it has none. */
  readonly numbers: Readonly<Record<string, IndexColumn<readonly number[]>>>;
  /** Days, `YYYY-MM-DD`; empty where there is none. */
  readonly dates: Readonly<Record<string, IndexColumn<string>>>;
  /** The cards themselves, as lists show them, packed. */
  readonly cards: readonly string[];
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
  if (file.format !== indexFormat)
    throw new Error(`The index ${version} has the format ${file.format}.`);
  return file;
}
