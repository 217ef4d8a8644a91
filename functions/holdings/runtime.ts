import { env } from "#schemas/env.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { log } from "#shared/observability/log.ts";
import { currentSearchIndex } from "../catalog/indexing/current-search-index.ts";
import { dynamoIndexPointers } from "../catalog/indexing/dynamo-index-pointers.ts";
import { s3IndexReader } from "../catalog/indexing/s3-index-reader.ts";
import { dynamoCollectionStore } from "../collections/collection/dynamo-collection-store.ts";
import { s3MarketPrices } from "../prices/showing/s3-market-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { dynamoHeldCollections } from "./held/dynamo-held-collections.ts";

/** Where holdings meet AWS. Indexes stay in memory as long as the container. */
export const runtime = lazy(async () => {
  const { USERS_TABLE, CATALOG_TABLE, LAKE_BUCKET } = env.holdings.parse(process.env);
  const [client, lake] = [documentClient(), signedObjects(LAKE_BUCKET, process.env)];
  const prices = s3MarketPrices({ client, table: CATALOG_TABLE, lake, shops: allShops });
  const pointers = dynamoIndexPointers(client, CATALOG_TABLE, { isConsistent: false });
  const search = (definition: GameDefinition) =>
    currentSearchIndex(definition, {
      ...{ pointers, files: s3IndexReader(lake), clock: systemClock, prices },
      // The catalogue asks for an index where there is none.
      ask: async () => undefined,
      onTrouble: (error) => log("search index kept", { game: definition.name, error }),
    });
  const indexes = new Map<GameDefinition, ReturnType<typeof search>>();
  const searchIn = (definition: GameDefinition) => {
    const index = indexes.get(definition) ?? search(definition);
    indexes.set(definition, index);
    return index;
  };
  const idTables = () => Promise.all(games.all.map((game) => searchIn(game).idTable()));
  const collections = dynamoCollectionStore(client, USERS_TABLE);
  return {
    held: dynamoHeldCollections(client, USERS_TABLE, { collections }),
    ...{ searchIn, idTables, prices, clock: systemClock },
  };
});
