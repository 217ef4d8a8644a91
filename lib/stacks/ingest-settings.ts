import { Duration } from "aws-cdk-lib";
import type { EnvOf } from "#schemas/env.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

/** The queues of the pipeline, by what their workers do. */
export interface IngestQueues {
  readonly fetch: WorkQueue;
  readonly normalize: WorkQueue;
  readonly index: WorkQueue;
  readonly prices: WorkQueue;
}

/** Where the parameter store has the secrets of sources, each as `<folder>/<source>/<name>`. */
export const secretsFolder = ({ name }: Pick<Stage, "name">) => `/cardlake/${name}/sources`;

/** What everybody is told who asks a source, or a host of pictures that one names. */
export const whereSourcesAre = ({ sync }: Pick<Stage, "sync">) => ({
  TCGDEX_BASE_URL: sync.tcgdexBaseUrl,
  POKEMONTCG_BASE_URL: sync.pokemontcgBaseUrl,
  POKEMONTCG_DATA_URL: sync.pokemontcgDataUrl,
  PUNK_RECORDS_URL: sync.punkRecordsUrl,
  OPTCGAPI_BASE_URL: sync.optcgapiBaseUrl,
  TCGCSV_BASE_URL: sync.tcgcsvBaseUrl,
  CARDMARKET_GUIDES_URL: sync.cardmarketGuidesUrl,
  ECB_RATES_URL: sync.ecbRatesUrl,
  TCGPLAYER_BASE_URL: sync.tcgplayerBaseUrl,
  EBAY_BASE_URL: sync.ebayBaseUrl,
  EBAY_MARKETPLACES: sync.ebayMarketplaces.join(","),
  POKEAPI_DATA_URL: sync.pokeapiDataUrl,
  SOURCE_SETTINGS: JSON.stringify(sync.sources),
  UPSTREAM_USER_AGENT: sync.userAgent,
});

/** What every function of the area `sources` is told. */
export function ingestVariables(
  stage: Stage,
  { catalog, work, lake }: DataStack,
  { fetch, normalize }: IngestQueues,
): EnvOf<"sources"> {
  return {
    CATALOG_TABLE: catalog.tableName,
    WORK_TABLE: work.tableName,
    LAKE_BUCKET: lake.bucketName,
    FETCH_QUEUE_URL: fetch.queue.queueUrl,
    NORMALIZE_QUEUE_URL: normalize.queue.queueUrl,
    ...whereSourcesAre(stage),
    SOURCE_SECRETS: secretsFolder(stage),
    SYNC_LANGUAGES: stage.sync.languages.join(","),
  };
}

/** How long a worker of each queue may take. */
export const timeouts = {
  fetch: Duration.minutes(2),
  normalize: Duration.minutes(1),
  index: Duration.minutes(5),
  prices: Duration.minutes(10),
};

/** Runs, units, seen shards and gates: read by key or partition, written one by one. */
export const runActions = [
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
] as const;
