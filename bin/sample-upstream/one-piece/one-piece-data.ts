import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonIn, recordsIn } from "../data-file.ts";
import { isJson, type Json } from "../json.ts";

/** A card in the shape of punk-records; only what the server needs is named. */
export type OnePieceCard = Json & {
  readonly id: string;
  readonly pack_id: string;
  readonly name: string;
};

/** A pack, which is a product. */
type OnePiecePack = Json & {
  readonly id: string;
  readonly title_parts: Json & { readonly title: string; readonly label: string | null };
};

/** One edition of the data set, such as `english`. */
export interface OnePieceEdition {
  readonly packs: Readonly<Record<string, OnePiecePack>>;
  readonly cards: readonly OnePieceCard[];
}

/** By the names of the data set's folders. */
export type OnePieceData = ReadonlyMap<string, OnePieceEdition>;

/** Files of another catalogue, read as the English edition; given together. */
export interface OnePieceFiles {
  /** JSON or NDJSON, gzipped or not. */
  readonly cards: string;
  readonly packs: string;
}

const bundled = join(import.meta.dirname, "../data/one-piece.json");

/** @throws Error naming the file, when one is missing or holds something else */
export function onePieceData(files?: OnePieceFiles): OnePieceData {
  if (files) {
    const packs: unknown = jsonIn(files.packs);
    return new Map([
      ["english", editionOf({ packs, cards: recordsIn(files.cards, isCard) }, files.packs)],
    ]);
  }
  const editions: unknown = JSON.parse(readFileSync(bundled, "utf8"));
  const entries = Object.entries(isJson(editions) ? editions : {});
  return new Map(entries.map(([name, edition]) => [name, editionOf(edition, bundled)]));
}

function editionOf(value: unknown, path: string): OnePieceEdition {
  const { packs, cards } = isJson(value) ? value : {};
  const own = Object.entries(isJson(packs) ? packs : {});
  const good = own.flatMap(([id, pack]): [string, OnePiecePack][] =>
    isPack(pack) ? [[id, pack]] : [],
  );
  const isWhole = own.length > 0 && good.length === own.length;
  if (isWhole && Array.isArray(cards) && cards.every(isCard)) {
    return { packs: Object.fromEntries(good), cards };
  }
  throw new Error(`${path} has no packs and cards of One Piece as they are expected.`);
}

const isCard = (value: unknown): value is OnePieceCard =>
  isJson(value) && ["id", "pack_id", "name"].every((field) => typeof value[field] === "string");

const isPack = (value: unknown): value is OnePiecePack =>
  isJson(value) &&
  typeof value["id"] === "string" &&
  isJson(value["title_parts"]) &&
  typeof value["title_parts"]["title"] === "string";
