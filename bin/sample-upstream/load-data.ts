import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { recordsIn } from "./data-file.ts";
import { type OnePieceFiles, onePieceData } from "./one-piece/one-piece-data.ts";
import { type PokemonTcgFiles, pokemonTcgData } from "./pokemontcg/pokemontcg-records.ts";
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
  readonly pokemonTcg?: PokemonTcgFiles;
  readonly onePiece?: OnePieceFiles;
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
    species: recordsIn(
      sources.species ?? fileNamed(folder, "species") ?? join(bundled, "species.json"),
      isSpecies,
    ),
    pokemonTcg: pokemonTcgData(sources.pokemonTcg),
    onePiece: onePieceData(sources.onePiece),
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
  return { cards: recordsIn(cards, isCard), sets: recordsIn(sets, isSet) };
}

function fileNamed(folder: string, stem: string): string | undefined {
  const name = readdirSync(folder).find((file) => file.startsWith(`${stem}.`));
  return name === undefined ? undefined : join(folder, name);
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
