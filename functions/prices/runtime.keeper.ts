import { setTimeout as wait } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { wantedCurrentPricesKey } from "#schemas/storage/current-prices.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { dynamoWantedBuilds } from "#shared/aws/dynamo-wanted-builds.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { s3CatalogueFiles } from "../catalog/exporting/s3-catalogue-files.ts";
import { allShops } from "../sources/providers/all-shops.ts";
import { dynamoArchiveRecords } from "./archive/dynamo-archive-records.ts";
import { s3ArchiveFiles } from "./archive/s3-archive-files.ts";
import { ofHours } from "./books/calendar.ts";
import { s3PriceBooks } from "./books/s3-price-books.ts";
import { buildCurrentPrices } from "./current/build-current-prices.ts";
import { dynamoCurrentPricePointers } from "./current/dynamo-current-price-pointers.ts";
import { loaded } from "./current/s3-current-prices.ts";
import { type PricesToReport, reportPrices } from "./findings/report-prices.ts";
import { s3NewestPriceMap } from "./mapping/s3-price-maps.ts";
import { currentRates } from "./rates/current-rates.ts";
import { dynamoRateBooks } from "./rates/dynamo-rate-books.ts";

/** What is made of price books. The newest prices are read consistently: what was counted before is what they must see. */
export const runtime = lazy(async () => {
  const vars = env.prices.parse(process.env);
  const [dynamo, s3] = [documentClient(), new S3Client(callLimits)];
  const [table, bucket] = [vars.CATALOG_TABLE, vars.LAKE_BUCKET];
  const lake = signedObjects(bucket, process.env);
  const deps = {
    books: s3PriceBooks({ s3, dynamo }, { bucket, table }),
    maps: s3NewestPriceMap({ s3, dynamo }, { bucket, table }),
    shops: allShops,
    pointers: dynamoCurrentPricePointers(dynamo, table, { isConsistent: true }),
    files: s3CatalogueFiles(s3, bucket),
    load: (key: string) => loaded(lake, key),
    clock: systemClock,
  };
  const rateBooks = dynamoRateBooks(dynamo, table);
  // Rates are read anew for each report: the next one may be made hours later, without those that have just come.
  const report = (prices: PricesToReport) =>
    reportPrices(prices, { ...deps, rates: currentRates(rateBooks, systemClock) });
  const newest = {
    what: "newest prices",
    wanted: dynamoWantedBuilds(dynamo, table, wantedCurrentPricesKey),
    build: (game: string) => buildCurrentPrices(game, { ...deps, report }),
    patience: {
      quietSeconds: vars.PRICES_QUIET_SECONDS,
      longestWaitSeconds: vars.PRICES_LONGEST_WAIT_SECONDS,
    },
    clock: systemClock,
  };
  const archive = {
    books: deps.books,
    files: s3ArchiveFiles(s3, bucket),
    records: dynamoArchiveRecords(dynamo, table),
    clock: systemClock,
  };
  const hours = {
    books: s3PriceBooks({ s3, dynamo }, { bucket, table }, ofHours),
    ...{ clock: systemClock, sleep: (ms: number) => wait(ms), random: Math.random },
  };
  return { newest, archive, hours };
});
