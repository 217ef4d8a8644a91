import { randomUUID } from "node:crypto";
import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { env } from "#schemas/env.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { log } from "#shared/observability/log.ts";
import { currentSearchIndex } from "./indexing/current-search-index.ts";
import { dynamoIndexPointers } from "./indexing/dynamo-index-pointers.ts";
import { askForIndex } from "./indexing/requests/ask-for-index.ts";
import { dynamoIndexRequests } from "./indexing/requests/dynamo-index-requests.ts";
import { dynamoWantedIndexes } from "./indexing/requests/dynamo-wanted-indexes.ts";
import { s3IndexReader } from "./indexing/s3-index-reader.ts";
import { rememberingStore } from "./reading/remembering-store.ts";
import type { SearchIndex } from "./search/search-index.ts";
import { dynamoCatalogStore } from "./silver/dynamo-catalog-store.ts";

/** Where catalog meets AWS. Indexes stay in memory as long as the container, sets for a minute. */
export const runtime = lazy(async () => {
  const { CATALOG_TABLE, LAKE_BUCKET, EVENT_BUS } = env.catalog.parse(process.env);
  const [client, clock] = [documentClient(), systemClock];
  const pointers = dynamoIndexPointers(client, CATALOG_TABLE);
  const files = s3IndexReader(signedObjects(LAKE_BUCKET, process.env));
  const wanted = dynamoWantedIndexes(client, CATALOG_TABLE);
  const bus = eventBridge(EVENT_BUS, process.env);
  const newId = () => randomUUID();
  const asking = { wanted, bus, clock, newId };
  const indexes = new Map<GameDefinition, SearchIndex>();
  const searchIn = (definition: GameDefinition): SearchIndex => {
    const known = indexes.get(definition);
    const index =
      known ??
      currentSearchIndex(definition, {
        ...{ pointers, files, clock },
        ask: (game) => askForIndex(game, asking),
        onTrouble: (error) => log("search index kept", { game: definition.name, error }),
      });
    if (!known) indexes.set(definition, index);
    return index;
  };
  /** A card is shown even where its index cannot be read. */
  const otherLanguages = async (id: PrintingId) => {
    const definition = games.named(gamePartOf(id));
    try {
      return definition && (await searchIn(definition).otherLanguages(id));
    } catch (error) {
      log("other languages of a card not told", { error });
      return undefined;
    }
  };
  const store = rememberingStore(dynamoCatalogStore(client, CATALOG_TABLE), clock);
  const requests = dynamoIndexRequests(client, { tableName: CATALOG_TABLE, clock });
  return { store, searchIn, otherLanguages, pointers, requests, ...asking };
});
