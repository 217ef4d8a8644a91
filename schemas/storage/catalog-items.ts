import * as z from "zod";
import { Card } from "../catalog/card.ts";
import { gamePartOf, numberPartOf, setIdOf } from "../catalog/printing-id.ts";
import { Product } from "../catalog/product.ts";
import { Provenance } from "../catalog/provenance.ts";
import type { ProductPlace } from "../catalog/sealed-id.ts";
import { CardSet } from "../catalog/set.ts";
import { Generation, Species } from "../catalog/species.ts";
import { type GameDefinition, type Games, games, naturalOrder } from "../games/index.ts";
import { productsToldBy } from "../lake/registered-sources.ts";
import { type Game, GameName, Instant, PrintingId, type SetId, Sha256 } from "../values.ts";
import { cardOfFirstFormat, listsOfFirstFormat, mergedOfFirstFormat } from "./first-format.ts";
import { stored } from "./stored-value.ts";

/** Key of an item of the catalogue's table. */
export interface CatalogKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The silver items of the catalogue's table: what sources say of a thing (fragments), and what they
 * say together.
 *
 *     card          pk SET#pokemon:en:base1       sk CARD#000004#4
 *     its fragment  pk SET#pokemon:en:base1       sk FRAGMENT#tcgdex#base1-4
 *     members       pk SET#pokemon:en:base1       sk MEMBERS
 *     set           pk SETS#pokemon:en            sk SET#pokemon:en:base1
 *     its fragment  pk SETFRAGMENTS#pokemon:en:base1  sk FRAGMENT#tcgdex#base1
 *     listed sets   pk GAME#pokemon               sk LISTED#en
 *     language      pk GAME#pokemon               sk LANGUAGE#en
 *     species       pk GAME#pokemon               sk SPECIES#00025
 *     its fragments pk SPECIESFRAGMENTS#pokemon   sk FRAGMENT#pokeapi#pokemon_types:25
 *     product       pk PRODUCTS#pokemon:tcgplayer:604  sk FRAGMENT#tcgcsv#42382
 *     generation    pk GAME#pokemon               sk GENERATION#01
 */
export const cardKey = (id: PrintingId, known: Games = games): CatalogKey => ({
  pk: setPartition(setIdOf(id)),
  sk: `${cardPrefix}${numberSortKey(id, known)}`,
});
/** The card whose item has this key. @throws ZodError when it is no card's */
export const cardIdOf = ({ pk, sk }: CatalogKey): PrintingId =>
  PrintingId.parse(`${pk.slice(setPartition("").length)}-${sk.slice(sk.lastIndexOf("#") + 1)}`);
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

export const listedSetsKey = (game: string, language: string): CatalogKey => ({
  pk: gamePartition(game),
  sk: `LISTED#${language}`,
});
export const fragmentKey = (pk: string, source: string, sourceId: string): CatalogKey => ({
  pk,
  sk: `${fragmentPrefix}${source}#${sourceId}`,
});
export const setFragments = (id: string) => `SETFRAGMENTS#${id}`;
export const speciesFragments = (game: string) => `SPECIESFRAGMENTS#${game}`;

/** What a shop sells under one of its groups: whose say it is, because no other shop has that number. */
export const productsPartition = (game: string, shop: string, groupId: string) =>
  `${productsPrefix}${game}:${shop}:${groupId}`;
export const productsPrefix = "PRODUCTS#";
/** The product of a shop; undefined of a shop of whose products nobody tells. */
export function productKey({ game, shop, groupId, id }: ProductPlace): CatalogKey | undefined {
  const source = productsToldBy.get(shop);
  return source === undefined
    ? undefined
    : fragmentKey(productsPartition(game, shop, groupId), source, id);
}

export const setPartition = (id: string) => `SET#${id}`;
export const setsPartition = (game: string, language: string) => `SETS#${game}:${language}`;
export const gamePartition = (game: string) => `GAME#${game}`;
export const cardPrefix = "CARD#";
export const setPrefix = "SET#";
export const fragmentPrefix = "FRAGMENT#";
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

/** One source's say in an item, by the answer that it came in. */
export const SourceMark = z.object({
  ...Provenance.shape,
  /** What the source itself calls the thing. */
  sourceId: z.string(),
  /** Of what the source says. */
  contentHash: Sha256,
  /** Groups of fields in which its word stands; absent where it says everything alone. */
  groups: z.array(z.string()).optional(),
});
export type SourceMark = z.output<typeof SourceMark>;

/** What one source says of one thing, as it lies in the table. */
export const FragmentItem = z.object({
  pk: z.string(),
  sk: z.string(),
  sourceId: z.string(),
  value: stored(z.unknown()),
  provenance: Provenance,
  /** Of `value` alone: an answer that says the same again is no reason to write. */
  contentHash: Sha256,
  observedAt: Instant,
});
export type FragmentItem = z.output<typeof FragmentItem>;

/** A product, with the answer that tells of it. */
export const ProductItem = FragmentItem.extend({ value: stored(Product) });
export type ProductItem = z.output<typeof ProductItem>;

/** What all sources together say of a thing. */
const merged = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    mergedOfFirstFormat,
    z.object({
      value: stored(value),
      sources: z.array(SourceMark),
      /** Of the value and of who said it. */
      contentHash: Sha256,
    }),
  );
export const CardItem = merged(z.preprocess(cardOfFirstFormat, Card));
export const SetItem = merged(CardSet);
export const SpeciesItem = merged(Species);
export const GenerationItem = merged(Generation);
export const LanguageItem = z.object({ game: GameName, language: z.string() });

export type CardItem = z.output<typeof CardItem>;
export type SetItem = z.output<typeof SetItem>;
export type SpeciesItem = z.output<typeof SpeciesItem>;
export type GenerationItem = z.output<typeof GenerationItem>;

const ListSeen = z.object({
  ids: z.array(z.string()),
  /** How many pages the source has, where this is the first of several. */
  pages: z.int().nonnegative().optional(),
  provenance: Provenance,
});

/** What each source lists as a set's printings, or as a language's sets. */
export const ListsItem = z.preprocess(
  listsOfFirstFormat,
  z.object({
    pk: z.string(),
    sk: z.string(),
    /**
     * By source; `doubted` is a newer list that has lost much, until it is seen again. Without one,
     * `earlierAt` says when the list before this one was seen.
     */
    lists: z.record(
      z.string(),
      ListSeen.extend({ doubted: ListSeen.optional(), earlierAt: Instant.optional() }),
    ),
    contentHash: Sha256,
  }),
);
export type ListsItem = z.output<typeof ListsItem>;
