import { setTimeout } from "node:timers/promises";
import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { limitRuntime } from "#shared/limits/function-limits.ts";
import { s3IdTables } from "../catalog/identifying/s3-id-tables.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { readHeldCollections } from "../holdings/held/read-held-collections.ts";
import { rememberedStates } from "../holdings/held/remembered-states.ts";
import { s3HeldFileReader } from "../holdings/held/s3-held-files.ts";
import { sqsHeldFilesAsked } from "../holdings/held/sqs-held-files-asked.ts";
import { heldInTable } from "../holdings/runtime.held.ts";
import { valuesInTables } from "../holdings/runtime.values.ts";
import { variantsByStore } from "../holdings/valuing/variants-of-cards.ts";
import { dynamoImageRecords } from "../images/pictures/dynamo-image-records.ts";
import { s3PosterPlans } from "../images/posters/s3-poster-plans.ts";
import { dynamoRenderStore } from "../images/renders/dynamo-render-store.ts";
import { dynamoPictureAsks } from "../images/showing/dynamo-picture-asks.ts";
import { sqsImageQueue, sqsPosterQueue } from "../images/sqs-queues.ts";
import { s3PriceHistories } from "../prices/books/s3-price-histories.ts";
import { dynamoEndedSeries } from "../prices/current/dynamo-ended-series.ts";
import { orderOfSources } from "../prices/market/shops-of-series.ts";
import { s3MarketPrices } from "../prices/showing/s3-market-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";

/** Where pictures to share meet AWS; nothing here draws pixels. */
export const runtime = lazy(async () => {
  const vars = env.shares.parse(process.env);
  const { CATALOG_TABLE: table, PICTURES_TABLE, WORK_TABLE: tableName } = vars;
  const [client, sqs] = [documentClient(), new SQSClient(callLimits)];
  const lake = signedObjects(vars.LAKE_BUCKET, process.env);
  const artifacts = signedObjects(vars.ARTIFACTS_BUCKET, process.env);
  const [store, clock] = [dynamoCatalogStore(client, table), systemClock];
  const limits = async () => (await limitRuntime()).limits;
  return {
    ...{ store, clock },
    // No index is read for what a few cards tell as well.
    variants: variantsByStore(store),
    held: readHeldCollections({
      ...{ ...heldInTable(client, vars.USERS_TABLE), clock },
      files: s3HeldFileReader(artifacts),
      remembered: rememberedStates(),
      askForFiles: sqsHeldFilesAsked(sqs, vars.HOLDINGS_QUEUE_URL),
    }),
    ...valuesInTables(client, vars, lake),
    prices: s3MarketPrices({ client, table, lake, shops: allShops }),
    idTables: s3IdTables(client, table, lake),
    histories: s3PriceHistories(client, table, lake),
    ended: dynamoEndedSeries(client, table),
    ...{ shops: allShops, order: orderOfSources(allShops, sourceNames) },
    records: dynamoImageRecords(client, PICTURES_TABLE),
    imageQueue: sqsImageQueue(sqs, vars.MIRROR_QUEUE_URL),
    asks: dynamoPictureAsks(client, { tableName, clock }),
    pictureAllowance: {
      spend: async (address: string) => (await limits()).spend("fetch", { address }),
    },
    renders: dynamoRenderStore(client, PICTURES_TABLE),
    posterPlans: s3PosterPlans(artifacts),
    posterQueue: sqsPosterQueue(sqs, vars.RENDER_QUEUE_URL),
    allowance: {
      spend: async (user: string, cards: number) =>
        (await limits()).spend("cards", { user }, cards),
    },
    imagesBaseUrl: vars.IMAGES_BASE_URL,
    pause: (milliseconds: number) => setTimeout(milliseconds),
  };
});
