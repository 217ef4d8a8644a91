import { env } from "#schemas/env.ts";
import type { Game } from "#schemas/values.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { currentSearchIndex } from "./indexing/current-search-index.ts";
import { dynamoIndexPointers } from "./indexing/dynamo-index-pointers.ts";
import { s3IndexReader } from "./indexing/s3-index-reader.ts";
import { rememberingStore } from "./reading/remembering-store.ts";
import type { SearchIndex } from "./search/search-index.ts";
import { dynamoCatalogStore } from "./silver/dynamo-catalog-store.ts";

/** Where catalog meets AWS. Indexes stay in memory as long as the container, sets for a minute. */
export const runtime = lazy(async () => {
  const { CATALOG_TABLE, LAKE_BUCKET } = env.catalog.parse(process.env);
  const client = documentClient();
  const pointers = dynamoIndexPointers(client, CATALOG_TABLE);
  const files = s3IndexReader(signedObjects(LAKE_BUCKET, process.env));
  const indexes = new Map<Game, SearchIndex>();
  const searchIn = (game: Game): SearchIndex => {
    const known = indexes.get(game);
    const index = known ?? currentSearchIndex(game, { pointers, files, clock: systemClock });
    if (!known) indexes.set(game, index);
    return index;
  };
  const store = rememberingStore(dynamoCatalogStore(client, CATALOG_TABLE), systemClock);
  return { store, searchIn };
});
