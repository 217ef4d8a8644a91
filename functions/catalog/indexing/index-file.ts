import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { readableFormats } from "#schemas/storage/index-pointer.ts";
import type { Game, Language, PrintingId } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
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

/** Whole sentences on cards: the distinct ones, folded and in order, and for each card which it has. */
export interface ProseColumn extends IndexColumn<readonly number[]> {
  readonly texts: readonly string[];
}

/**
 * The searchable catalogue of one game, column by column. Cards stand in the order of their sets'
 * ids and numbers.
 */
export interface IndexFile {
  /** By card, how much people want it, 0 to 255. Absent where nobody wants any, and in files of before. */
  readonly weights?: readonly number[];
  readonly format: number;
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
  /** Texts of cards, by the name of the field that looks into them. Absent in files of before. */
  readonly prose?: Readonly<Record<string, ProseColumn>>;
  /** The cards themselves, as lists show them, packed. */
  readonly cards: readonly string[];
  /**
   * Ids elsewhere that several printings of a language claim, by language, `<where>:<id>`: none of its
   * cards has them. Absent where there is none, and in files of before.
   */
  readonly sharedIds?: Readonly<Record<Language, Readonly<Record<string, readonly PrintingId[]>>>>;
  /** Cards that no search finds and a set's list still shows. Absent in files of before. */
  readonly removed?: {
    readonly ids: readonly PrintingId[];
    readonly cards: readonly string[];
  };
}

export interface EncodedIndex {
  /** Hash of what the bytes say. */
  readonly version: string;
  /** Hash of the same without weights: equal for equal catalogues, whatever people want. */
  readonly catalogue: string;
  readonly content: Uint8Array;
}

/** Bytes of an index, equal for equal catalogues whose cards weigh the same. */
export function encodeIndex({ weights, ...catalogue }: IndexFile): EncodedIndex {
  const [ofAll, ofCatalogue] = [createHash("sha256"), createHash("sha256")];
  // Each part a member of its own: the text of a large game is never there as a whole.
  const members: Uint8Array[] = [];
  // Weights come first, so that all that follows is written once and goes into both hashes.
  let opening = weights && `{"weights":${JSON.stringify(weights)},`;
  for (const part of inParts(jsonOf(catalogue))) {
    ofCatalogue.update(part);
    const text = opening === undefined ? part : opening + part.slice(1);
    opening = undefined;
    ofAll.update(text);
    members.push(gzipSync(text));
  }
  return {
    ...{ version: ofAll.digest("hex"), catalogue: ofCatalogue.digest("hex") },
    content: Buffer.concat(members),
  };
}

/**
 * @param formats that the caller can read
 * @throws Error when the file is not what its version says, or of another format
 */
export function decodeIndex(
  content: Uint8Array,
  version: string,
  formats: readonly number[] = readableFormats,
): IndexFile {
  const text = gunzipSync(content).toString();
  const actual = sha256(text);
  if (actual !== version) throw new Error(`The index ${version} holds ${actual}.`);
  const file: IndexFile = JSON.parse(text);
  if (!formats.includes(file.format))
    throw new Error(`The index ${version} has the format ${file.format}.`);
  return file;
}

const partLength = 1_000_000;
const elementsAtOnce = 1_000;

/** The text of `JSON.stringify`, in pieces. */
function* jsonOf(value: unknown): Iterable<string> {
  if (Array.isArray(value)) yield* arrayText(value);
  else if (typeof value === "object" && value !== null) yield* objectText(value);
  else yield JSON.stringify(value);
}

function* arrayText(all: readonly unknown[]): Iterable<string> {
  for (const [at, some] of chunksOf(all, elementsAtOnce).entries()) {
    yield `${at === 0 ? "[" : ","}${JSON.stringify(some).slice(1, -1)}`;
  }
  yield all.length === 0 ? "[]" : "]";
}

function* objectText(all: object): Iterable<string> {
  const entries = Object.entries(all).filter(([, one]) => one !== undefined);
  for (const [at, [name, one]] of entries.entries()) {
    yield `${at === 0 ? "{" : ","}${JSON.stringify(name)}:`;
    yield* jsonOf(one);
  }
  yield entries.length === 0 ? "{}" : "}";
}

/** The same text in few parts. */
function* inParts(pieces: Iterable<string>): Iterable<string> {
  let part: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    part.push(piece);
    length += piece.length;
    if (length < partLength) continue;
    yield part.join("");
    [part, length] = [[], 0];
  }
  yield part.join("");
}
