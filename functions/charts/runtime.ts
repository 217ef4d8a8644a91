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
import { s3ChartPlans } from "../images/charts/s3-chart-plans.ts";
import { dynamoRenderStore } from "../images/renders/dynamo-render-store.ts";
import { dynamoPictureAsks } from "../images/showing/dynamo-picture-asks.ts";
import { sqsChartQueue } from "../images/sqs-queues.ts";
import { s3PriceHistories } from "../prices/books/s3-price-histories.ts";
import { dynamoEndedSeries } from "../prices/current/dynamo-ended-series.ts";
import { orderOfSources } from "../prices/market/shops-of-series.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { allShops } from "../sources/providers/all-shops.ts";

/** Where charts meet AWS; nothing here draws pixels. */
export const runtime = lazy(async () => {
  const vars = env.charts.parse(process.env);
  const [client, sqs] = [documentClient(), new SQSClient(callLimits)];
  const lake = signedObjects(vars.LAKE_BUCKET, process.env);
  return {
    store: dynamoCatalogStore(client, vars.CATALOG_TABLE),
    idTables: s3IdTables(client, vars.CATALOG_TABLE, lake),
    histories: s3PriceHistories(client, vars.CATALOG_TABLE, lake),
    ended: dynamoEndedSeries(client, vars.CATALOG_TABLE),
    rates: currentRates(dynamoRateBooks(client, vars.CATALOG_TABLE), systemClock),
    shops: allShops,
    order: orderOfSources(allShops, sourceNames),
    renders: dynamoRenderStore(client, vars.PICTURES_TABLE),
    chartPlans: s3ChartPlans(signedObjects(vars.ARTIFACTS_BUCKET, process.env)),
    chartQueue: sqsChartQueue(sqs, vars.RENDER_QUEUE_URL),
    asks: dynamoPictureAsks(client, { tableName: vars.WORK_TABLE, clock: systemClock }),
    allowance: {
      spend: async (user: string, cards: number) =>
        (await limitRuntime()).limits.spend("cards", { user }, cards),
    },
    imagesBaseUrl: vars.IMAGES_BASE_URL,
    clock: systemClock,
  };
});
