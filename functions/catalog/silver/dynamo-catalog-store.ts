import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Games } from "#schemas/games/index.ts";
import {
  CardItem,
  cardKey,
  cardPrefix,
  fragmentPrefix,
  GenerationItem,
  gamePartition,
  generationPrefix,
  LanguageItem,
  ListsItem,
  languagePrefix,
  listedSetsKey,
  membersKey,
  ProductItem,
  productKey,
  productsPartition,
  SetItem,
  SpeciesItem,
  setKey,
  setPartition,
  setPrefix,
  setsPartition,
  speciesKey,
} from "#schemas/storage/catalog-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { CatalogStore } from "./catalog-store.ts";

export interface CatalogTableOptions {
  /**
   * Whether each read must see what was written last, at twice the price: an index is built, and a
   * set's members are compared, right after the last write; a card that changed back at once would
   * count as unchanged. @default false
   */
  readonly isConsistent?: boolean;
  /** @default those of this project */
  readonly games?: Games;
}

/** Keeps the silver catalogue in its table. Every read is a Query or a read by key. */
export function dynamoCatalogStore(
  client: DynamoDBDocumentClient,
  tableName: string,
  { isConsistent = false, games }: CatalogTableOptions = {},
): CatalogStore {
  const query = (pk: string, more: Parameters<typeof queryItems>[3]) =>
    queryItems(client, tableName, pk, { ...more, isConsistent });
  const get = async (key: { pk: string; sk: string }) =>
    (await batchGet(client, tableName, [{ ...key }], { isConsistent }))[0];

  return {
    async languages(game) {
      const items = await query(gamePartition(game), { prefix: languagePrefix });
      return items.map((item) => LanguageItem.parse(item).language);
    },

    async cards(ids) {
      const items = await batchGet(
        client,
        tableName,
        ids.map((id) => ({ ...cardKey(id, games) })),
        { isConsistent },
      );
      return items.map((item) => CardItem.parse(item));
    },

    async setCards(id, { limit, after }) {
      const items = await query(setPartition(id), {
        prefix: cardPrefix,
        limit: limit + 1,
        ...(after && { after: cardKey(after, games).sk }),
      });
      const page = items.slice(0, limit).map((item) => CardItem.parse(item));
      return { items: page, hasMore: items.length > limit };
    },

    async set(id) {
      const item = await get(setKey(id));
      return item && SetItem.parse(item);
    },

    async sets(game, language) {
      const items = await query(setsPartition(game, language), { prefix: setPrefix });
      return items.map((item) => SetItem.parse(item));
    },

    async members(ids) {
      const keys = new Map(ids.map((id) => [membersKey(id).pk, id]));
      const items = await batchGet(
        client,
        tableName,
        [...keys.values()].map((id) => ({ ...membersKey(id) })),
        { isConsistent },
      );
      const lists = items.map((item) => ListsItem.parse(item));
      return new Map(
        lists.flatMap((item) => {
          const id = keys.get(item.pk);
          return id === undefined ? [] : [[id, item]];
        }),
      );
    },

    async listedSets(game, language) {
      const item = await get(listedSetsKey(game, language));
      return item && ListsItem.parse(item);
    },

    async products(game, shop, groupId) {
      const pk = productsPartition(game, shop, groupId);
      const items = await query(pk, { prefix: fragmentPrefix });
      return items.map((item) => ProductItem.parse(item));
    },

    async productsAt(places) {
      const keys = places.flatMap((place) => productKey(place) ?? []);
      const unlike = new Map(keys.map((key) => [`${key.pk} ${key.sk}`, { ...key }]));
      const items = await batchGet(client, tableName, [...unlike.values()], { isConsistent });
      return items.map((item) => ProductItem.parse(item));
    },

    async species(game, dexId) {
      const item = await get(speciesKey(game, dexId));
      return item && SpeciesItem.parse(item);
    },

    async speciesBetween(game, { from, to, limit }) {
      const items = await query(gamePartition(game), {
        between: [speciesKey(game, from).sk, speciesKey(game, to).sk],
        limit,
      });
      return items.map((item) => SpeciesItem.parse(item));
    },

    async generations(game) {
      const items = await query(gamePartition(game), { prefix: generationPrefix });
      return items.map((item) => GenerationItem.parse(item));
    },
  };
}
