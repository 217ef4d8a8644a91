import { SQSClient } from "@aws-sdk/client-sqs";
import type { z } from "zod";
import type { env } from "#schemas/env.ts";
import { games } from "#schemas/games/index.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { log } from "#shared/observability/log.ts";
import { currentSearchIndex } from "../catalog/indexing/current-search-index.ts";
import { dynamoIndexPointers } from "../catalog/indexing/dynamo-index-pointers.ts";
import { indexOfEachGame } from "../catalog/indexing/index-of-each-game.ts";
import { s3IndexReader } from "../catalog/indexing/s3-index-reader.ts";
import { rememberingStore } from "../catalog/reading/remembering-store.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { s3MarketPrices } from "../prices/showing/s3-market-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { speciesNamesIn } from "./completion/labels.ts";
import { readHeldCollections } from "./held/read-held-collections.ts";
import { rememberedStates } from "./held/remembered-states.ts";
import { s3HeldFileReader } from "./held/s3-held-files.ts";
import { sqsHeldFilesAsked } from "./held/sqs-held-files-asked.ts";
import { heldInTable } from "./runtime.held.ts";
import { valuesInTables } from "./runtime.values.ts";
import { wordsByIndex } from "./values/words-by-index.ts";
import { variantsByIndex } from "./valuing/variants-of-cards.ts";

/** What all functions are told that read what somebody has. */
type ReadingEnv = z.output<(typeof env)["holdings"]>;

/** Whole collections with the indexes and prices that tell of their cards; indexes and collections stay in memory as long as the container. */
export function readingHoldings(vars: ReadingEnv) {
  const { CATALOG_TABLE } = vars;
  const [client, clock] = [documentClient(), systemClock];
  const lake = signedObjects(vars.LAKE_BUCKET, process.env);
  const prices = s3MarketPrices({ client, table: CATALOG_TABLE, lake, shops: allShops });
  const pointers = dynamoIndexPointers(client, CATALOG_TABLE, { isConsistent: false });
  const searchIn = indexOfEachGame((definition) =>
    currentSearchIndex(definition, {
      ...{ pointers, files: s3IndexReader(lake), clock, prices },
      // The catalogue asks for an index where there is none.
      ask: async () => undefined,
      onTrouble: (error) => log("search index kept", { game: definition.name, error }),
    }),
  );
  const idTables = () => Promise.all(games.all.map((game) => searchIn(game).idTable()));
  const held = readHeldCollections({
    ...{ ...heldInTable(client, vars.USERS_TABLE), clock },
    files: s3HeldFileReader(signedObjects(vars.ARTIFACTS_BUCKET, process.env)),
    remembered: rememberedStates(),
    askForFiles: sqsHeldFilesAsked(new SQSClient(callLimits), vars.HOLDINGS_QUEUE_URL),
  });
  const store = rememberingStore(dynamoCatalogStore(client, CATALOG_TABLE), clock);
  return {
    ...{ store, speciesNames: speciesNamesIn(store) },
    ...{ held, searchIn, idTables, prices, clock },
    ...valuesInTables(client, vars, lake),
    variants: variantsByIndex({ searchIn }),
    words: wordsByIndex({ searchIn, store }),
  };
}
