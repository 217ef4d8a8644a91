import type { Json } from "./json.ts";
import type { OnePieceData } from "./one-piece/one-piece-data.ts";
import type { PokemonTcgData } from "./pokemontcg/pokemontcg-records.ts";

export { isJson, type Json } from "./json.ts";

/** A card in the shape of the upstream's own answer; only what the server needs is named. */
export type Card = Json & {
  readonly id: string;
  readonly localId: string;
  readonly name: string;
  readonly image?: string;
  readonly set: Json & { readonly id: string; readonly name: string };
};

/** A card as lists show it. */
export type CardBrief = Json & { readonly id: string; readonly localId: string };

/** A set in the shape of the upstream's own answer. `cards` is in printed order. */
export type CardSet = Json & {
  readonly id: string;
  readonly name: string;
  readonly releaseDate?: string;
  readonly cardCount: Json;
  readonly serie: { readonly id: string; readonly name: string };
  readonly cards: readonly CardBrief[];
};

/** One species of the national list. `slug` is the name in its addresses, e.g. `nidoran-f`. */
export interface Species {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly generation: number;
  readonly types: readonly string[];
}

/** Everything the server can talk about. */
export interface SampleData {
  readonly languages: ReadonlyMap<string, { readonly cards: Card[]; readonly sets: CardSet[] }>;
  readonly species: readonly Species[];
  readonly pokemonTcg: PokemonTcgData;
  readonly onePiece: OnePieceData;
}

/** What lists show of a card; a card without a picture has no `image` there either. */
export function cardBrief(card: Card): CardBrief {
  const { id, localId, name, image } = card;
  return { id, localId, name, ...(image === undefined ? {} : { image }) };
}
