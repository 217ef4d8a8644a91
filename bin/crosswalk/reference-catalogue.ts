import * as z from "zod";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import {
  referenceJson,
  referenceLines,
  referencePlainJson,
} from "#test/support/running/reference-data.ts";

const TcgdexCard = z.looseObject({
  id: z.string(),
  localId: z.string(),
  name: z.string(),
  set: z.looseObject({ id: z.string() }),
});
const TcgdexSet = z.looseObject({
  id: z.string(),
  name: z.string(),
  releaseDate: z.string().optional(),
  serie: z.looseObject({ id: z.string() }),
});
const Card = z.looseObject({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  set: z.looseObject({ id: z.string(), name: z.string(), releaseDate: z.string() }),
});
const CardSet = z.looseObject({ id: z.string(), name: z.string(), releaseDate: z.string() });

export type TcgdexCard = z.output<typeof TcgdexCard>;
export type TcgdexSet = z.output<typeof TcgdexSet>;
export type PokemonTcgCard = z.output<typeof Card>;
export type PokemonTcgSet = z.output<typeof CardSet>;

/** Both catalogues whole, in English. */
export interface Catalogues {
  readonly tcgdex: { readonly sets: readonly TcgdexSet[]; readonly cards: readonly TcgdexCard[] };
  readonly pokemontcg: {
    readonly sets: readonly PokemonTcgSet[];
    readonly cards: readonly PokemonTcgCard[];
  };
}

/** Reads the reference data; undefined where none was laid out. */
export function referenceCatalogues(): Catalogues | undefined {
  const cards = referenceLines("pokemon-cards.ndjson.gz");
  const sets = referencePlainJson("pokemon-sets.json");
  const tcgdexCards = referenceLines("tcgdex-cards-en.ndjson.gz");
  const tcgdexSets = referenceJson("tcgdex-sets-en.json.gz");
  if (!cards || !sets || !tcgdexCards || !tcgdexSets) return undefined;
  return {
    tcgdex: {
      sets: z.array(TcgdexSet).parse(tcgdexSets),
      cards: z.array(TcgdexCard).parse(tcgdexCards),
    },
    pokemontcg: {
      sets: z.object({ data: z.array(CardSet) }).parse(sets).data,
      cards: z.array(Card).parse(cards),
    },
  };
}

/** A number without leading zeros and case, by which numbers of two catalogues are compared. */
export const numberKey = (number: string): string =>
  number.toLowerCase().replace(/^(\D*)0+(?=\d)/u, "$1");

/** A name as the game compares names. */
export const nameKey = (name: string): string => pokemon.nameKey?.(name) ?? name;
