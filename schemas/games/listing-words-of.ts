import type { ListingWords } from "./listing-words.ts";
import { onepiece } from "./onepiece.ts";
import { listingWords as ofOnePiece } from "./onepiece-listing-words.ts";
import { listingWords as ofPokemon } from "./pokemon/listing-words.ts";
import { pokemon } from "./pokemon/pokemon.ts";

/** By themselves, and no part of the games' definitions, so that nobody's bundle holds them who reads no titles. */
const words: ReadonlyMap<string, ListingWords> = new Map([
  [pokemon.name, ofPokemon],
  [onepiece.name, ofOnePiece],
]);

/** How sellers write of a game's cards; without words, nothing of a title but number, name and set tells which card is offered. */
export const listingWordsOf = (game: string): ListingWords | undefined => words.get(game);
