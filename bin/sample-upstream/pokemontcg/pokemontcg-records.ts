import { join } from "node:path";
import { jsonIn, recordsIn } from "../data-file.ts";
import { isJson, type Json } from "../json.ts";

/** A card in the shape of the Pokémon TCG API; of its set only the id. */
export type PokemonTcgCard = Json & {
  readonly id: string;
  readonly set: Json & { readonly id: string };
};
export type PokemonTcgSet = Json & { readonly id: string };

export interface PokemonTcgData {
  readonly sets: readonly PokemonTcgSet[];
  readonly cards: readonly PokemonTcgCard[];
}

/** Files of another catalogue, gzipped or not, given together: cards as JSON or NDJSON, sets as JSON. */
export interface PokemonTcgFiles {
  readonly cards: string;
  readonly sets: string;
}

const bundled = {
  cards: join(import.meta.dirname, "../data/pokemontcg-cards.ndjson"),
  sets: join(import.meta.dirname, "../data/pokemontcg-sets.json"),
};

/** @throws Error naming the file, when one is missing or holds something else */
export const pokemonTcgData = ({ cards, sets }: PokemonTcgFiles = bundled): PokemonTcgData => ({
  cards: recordsIn(cards, isCard),
  sets: setsIn(sets),
});

/** A list of sets, or the page of the API that holds them all. */
function setsIn(path: string): readonly PokemonTcgSet[] {
  const json: unknown = jsonIn(path);
  const list: unknown = isJson(json) ? json["data"] : json;
  if (Array.isArray(list) && list.every(isSet)) return list;
  throw new Error(`${path} has no sets of the Pokémon TCG API as they are expected.`);
}

const isSet = (value: unknown): value is PokemonTcgSet =>
  isJson(value) && typeof value["id"] === "string";
const isCard = (value: unknown): value is PokemonTcgCard => isSet(value) && isSet(value["set"]);
