import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Card, type CardSet, isJson, type SampleData, type Species } from "./records.ts";

/** Where to read from. Whatever is not named comes from the bundled sample. */
export interface DataSources {
  /** A folder with one folder a language (`en/cards.ndjson`, `en/sets.ndjson`) and `species.json`. */
  readonly folder?: string;
  /** A file of cards and one of sets, JSON or NDJSON, gzipped or not; given together. */
  readonly cards?: string;
  readonly sets?: string;
  readonly species?: string;
  /** The language of `cards` and `sets`. @default "en" */
  readonly language?: string;
}

const bundled = join(import.meta.dirname, "data");

/**
 * Reads cards, sets and species.
 *
 * @throws Error naming the file, when one is missing or holds something else.
 */
export function loadData(sources: DataSources = {}): SampleData {
  const folder = sources.folder ?? bundled;
  return {
    languages:
      sources.cards === undefined && sources.sets === undefined
        ? languagesOf(folder)
        : new Map([[sources.language ?? "en", languageFrom(sources)]]),
    species: records(
      sources.species ?? fileNamed(folder, "species") ?? join(bundled, "species.json"),
      isSpecies,
    ),
  };
}

function languagesOf(folder: string): SampleData["languages"] {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  if (names.length === 0) {
    throw new Error(`There is no folder of a language, such as "en", in ${folder}.`);
  }
  return new Map(
    names.map((name) => {
      const inside = join(folder, name);
      const [cards, sets] = [fileNamed(inside, "cards"), fileNamed(inside, "sets")];
      return [name, languageFrom({ ...(cards && { cards }), ...(sets && { sets }) }, inside)];
    }),
  );
}

function languageFrom({ cards, sets }: DataSources, where = "the options") {
  if (cards === undefined || sets === undefined) {
    const missing = cards === undefined ? "cards" : "sets";
    throw new Error(`Cards and sets are read together; the file of ${missing} misses in ${where}.`);
  }
  return { cards: records(cards, isCard), sets: records(sets, isSet) };
}

function fileNamed(folder: string, stem: string): string | undefined {
  const name = readdirSync(folder).find((file) => file.startsWith(`${stem}.`));
  return name === undefined ? undefined : join(folder, name);
}

function records<T>(path: string, isRecord: (value: unknown) => value is T): T[] {
  const values = parsed(textOf(path), path);
  const odd = values.findIndex((value) => !isRecord(value));
  if (odd !== -1) throw new Error(`Record ${odd + 1} of ${path} is not of the expected shape.`);
  return values.filter(isRecord);
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : bytes).toString("utf8");
}

function parsed(text: string, path: string): unknown[] {
  if (text.trimStart().startsWith("[")) {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  }
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index): unknown => {
      try {
        return JSON.parse(line);
      } catch (cause) {
        throw new Error(`Line ${index + 1} of ${path} is not JSON.`, { cause });
      }
    });
}

function isCard(value: unknown): value is Card {
  return (
    isJson(value) &&
    typeof value["id"] === "string" &&
    typeof value["localId"] === "string" &&
    typeof value["name"] === "string" &&
    isJson(value["set"]) &&
    typeof value["set"]["id"] === "string"
  );
}

function isSet(value: unknown): value is CardSet {
  return (
    isJson(value) &&
    typeof value["id"] === "string" &&
    typeof value["name"] === "string" &&
    isJson(value["serie"]) &&
    isJson(value["cardCount"]) &&
    Array.isArray(value["cards"])
  );
}

function isSpecies(value: unknown): value is Species {
  return (
    isJson(value) &&
    typeof value["id"] === "number" &&
    typeof value["name"] === "string" &&
    typeof value["slug"] === "string" &&
    typeof value["generation"] === "number" &&
    Array.isArray(value["types"])
  );
}
