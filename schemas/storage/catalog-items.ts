import * as z from "zod";
import { Card } from "../catalog/card.ts";
import { gamePartOf, numberPartOf, setIdOf } from "../catalog/printing-id.ts";
import { Provenance } from "../catalog/provenance.ts";
import { CardSet, SetMembers } from "../catalog/set.ts";
import { Generation, Species } from "../catalog/species.ts";
import { type GameDefinition, type Games, games, naturalOrder } from "../games/index.ts";
import { type Game, GameName, Instant, type PrintingId, type SetId, Sha256 } from "../values.ts";
import { cardOfFirstFormat } from "./card-of-first-format.ts";

/** Key of an item of the catalogue's table. */
export interface CatalogKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The silver items of the catalogue's table.
 *
 *     card        pk SET#pokemon:en:base1   sk CARD#000004#4
 *     members     pk SET#pokemon:en:base1   sk MEMBERS
 *     set         pk SETS#pokemon:en        sk SET#pokemon:en:base1
 *     language    pk GAME#pokemon           sk LANGUAGE#en
 *     species     pk GAME#pokemon           sk SPECIES#00025
 *     generation  pk GAME#pokemon           sk GENERATION#01
 */
export const cardKey = (id: PrintingId, known: Games = games): CatalogKey => ({
  pk: setPartition(setIdOf(id)),
  sk: `${cardPrefix}${numberSortKey(id, known)}`,
});
export const membersKey = (id: SetId): CatalogKey => ({ pk: setPartition(id), sk: "MEMBERS" });
export const setKey = (id: SetId): CatalogKey => ({
  pk: setsPartition(...ownersOf(id)),
  sk: `SET#${id}`,
});
export const languageKey = (game: string, language: string): CatalogKey => ({
  pk: gamePartition(game),
  sk: `${languagePrefix}${language}`,
});
export const speciesKey = (game: Game, dexId: number): CatalogKey => ({
  pk: gamePartition(game),
  sk: `${speciesPrefix}${String(dexId).padStart(5, "0")}`,
});
export const generationKey = (game: Game, id: number): CatalogKey => ({
  pk: gamePartition(game),
  sk: `${generationPrefix}${String(id).padStart(2, "0")}`,
});

export const setPartition = (id: SetId) => `SET#${id}`;
export const setsPartition = (game: string, language: string) => `SETS#${game}:${language}`;
export const gamePartition = (game: string) => `GAME#${game}`;
export const cardPrefix = "CARD#";
export const languagePrefix = "LANGUAGE#";
export const speciesPrefix = "SPECIES#";
export const generationPrefix = "GENERATION#";

/**
 * Text that sorts printings of a set in the order of their game. The number as the id has it
 * follows, which keeps `6` and `006` apart. An id of no known game sorts as people count.
 */
export const numberSortKey = (id: PrintingId, known: Games = games): string =>
  numberSortKeyIn(known.named(gamePartOf(id)) ?? { sortNumber: naturalOrder }, id);

/** The same, for printings of one game. */
export function numberSortKeyIn(
  { sortNumber }: Pick<GameDefinition, "sortNumber">,
  id: PrintingId,
): string {
  const number = numberPartOf(id);
  return `${sortNumber(number)}#${number}`;
}

/** The game and the language in a set's id. */
const ownersOf = (id: SetId): [game: string, language: string] => {
  const [game = "", language = ""] = id.split(":");
  return [game, language];
};

/** What a silver item tells, by kind, as it lies in the table. */
const silver = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    provenance: Provenance,
    /** Hash of `value` alone: an answer that says the same again is no reason to write. */
    contentHash: Sha256,
    observedAt: Instant,
  });
export const CardItem = silver(z.preprocess(cardOfFirstFormat, Card));
export const SetItem = silver(CardSet);
export const MembersItem = silver(SetMembers);
export const SpeciesItem = silver(Species);
export const GenerationItem = silver(Generation);
export const LanguageItem = z.object({ game: GameName, language: z.string() });

export type CardItem = z.output<typeof CardItem>;
export type SetItem = z.output<typeof SetItem>;
export type MembersItem = z.output<typeof MembersItem>;
export type SpeciesItem = z.output<typeof SpeciesItem>;
export type GenerationItem = z.output<typeof GenerationItem>;
