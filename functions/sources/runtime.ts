import { setTimeout as wait } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { ulid } from "ulid";
import * as z from "zod";
import { env, queueEnv } from "#schemas/env.ts";
import { Language } from "#schemas/values.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { recordersOf } from "#shared/kernel/recorder.ts";
import { log } from "#shared/observability/log.ts";
import { dynamoUpstreamGate } from "#shared/upstreams/dynamo-upstream-gate.ts";
import { httpUpstream } from "#shared/upstreams/http-upstream.ts";
import { settingsIn } from "#shared/upstreams/pace-settings.ts";
import { type PoliteUpstream, politeUpstream } from "#shared/upstreams/polite-upstream.ts";
import { dynamoSilverPlaces } from "../catalog/auditing/dynamo-silver-places.ts";
import { catalogRecorders } from "../catalog/index.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { dynamoSilverStore } from "../catalog/silver/dynamo-silver-store.ts";
import { ofHours } from "../prices/books/calendar.ts";
import { s3PriceBooks } from "../prices/books/s3-price-books.ts";
import { listingsRecorder, priceRecorder, rateRecorder } from "../prices/index.ts";
import { dynamoListingPages } from "../prices/listings/dynamo-listing-pages.ts";
import { s3PriceMaps } from "../prices/mapping/s3-price-maps.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { sevenZipIn } from "./archives/seven-zip.ts";
import { dynamoSeenStore } from "./fetching/dynamo-seen-store.ts";
import { s3Lake } from "./lake/s3-lake.ts";
import { s3ObservationFiles } from "./lake/s3-observation-files.ts";
import { dynamoNewestMarks } from "./normalizing/dynamo-newest-marks.ts";
import { sqsRejects } from "./normalizing/sqs-rejects.ts";
import { isAskedHourly, type Source } from "./port/source.ts";
import { allShops } from "./providers/all-shops.ts";
import { allSources } from "./providers/all-sources.ts";
import { dynamoReplayStore } from "./replaying/dynamo-replay-store.ts";
import { silverOfReplays } from "./replaying/silver-audit.ts";
import { logFindings } from "./runs/drift/log-findings.ts";
import { dynamoRunStore } from "./runs/dynamo-run-store.ts";
import { sqsWorkQueues } from "./runs/sqs-work-queues.ts";
import { authoriser } from "./upstreams/authoriser.ts";
import { keyHolder } from "./upstreams/key-holder.ts";
import { ssmSecrets } from "./upstreams/ssm-secrets.ts";
import { cardsOfWantedLists } from "./wanting/cards-of-wanted-lists.ts";
import { dynamoWantedLists } from "./wanting/dynamo-wanted-lists.ts";

/** A third of the fetcher's timeout: a request that is begun then may take four tries. */
const budgetMs = 40_000;

/** The one place where the pipeline's workers meet AWS and the upstreams. */
export const runtime = lazy(async () => {
  const vars = env.sources.parse(process.env);
  const [dynamo, sqs, s3] = [documentClient(), new SQSClient(callLimits), new S3Client(callLimits)];
  const clock = systemClock;
  const sources = allSources(vars, sevenZipIn(import.meta.dirname));
  const gate = dynamoUpstreamGate(dynamo, {
    tableName: vars.WORK_TABLE,
    settingsOf: settingsIn(sources),
    clock,
    random: Math.random,
  });
  const secrets = ssmSecrets(new SSMClient(callLimits), vars.SOURCE_SECRETS);
  const upstream = httpUpstream({ userAgent: vars.UPSTREAM_USER_AGENT, clock });
  const sleep = async (ms: number) => {
    if (ms > 1) await wait(ms);
  };
  const store = dynamoSilverStore(dynamo, vars.CATALOG_TABLE);
  const cards = dynamoCatalogStore(dynamo, vars.CATALOG_TABLE);
  const wanted = dynamoWantedLists(dynamo, vars.WORK_TABLE);
  const at = { bucket: vars.LAKE_BUCKET, table: vars.CATALOG_TABLE };
  const maps = s3PriceMaps({ s3, dynamo }, at);
  const hours = {
    books: s3PriceBooks({ s3, dynamo }, at, ofHours),
    isOf(name: string) {
      const source = sources.get(name);
      return source !== undefined && isAskedHourly(source);
    },
  };
  const inBooks = {
    books: s3PriceBooks({ s3, dynamo }, at),
    hours,
    clock,
    sleep,
    random: Math.random,
  };
  const prices = priceRecorder({ ...inBooks, maps, shops: allShops });
  const ofRates = { rates: dynamoRateBooks(dynamo, vars.CATALOG_TABLE), sleep };
  const rates = rateRecorder({ ...ofRates, random: Math.random });
  const listings = listingsRecorder({
    ...{ ...inBooks, store: cards },
    pages: dynamoListingPages(dynamo, { tableName: vars.WORK_TABLE, clock }),
    noteListings: ({ taken = 0, ...others }) =>
      log("listings judged", {
        taken,
        rejected: Object.values(others).reduce((sum, count) => sum + count, 0),
        reasons: Object.entries(others).map(([reason, count]) => `${reason} ${count}`),
      }),
  });
  const recorders = recordersOf(catalogRecorders({ store }), [prices, rates, listings]);
  // As long as the container: the circuit's state and open connections are worth keeping.
  const polite = new Map<string, PoliteUpstream>();
  return {
    sources,
    languages: z.array(Language).parse(vars.SYNC_LANGUAGES.split(",")),
    files: s3ObservationFiles(s3, vars.LAKE_BUCKET),
    upstreamOf: (source: Source) => {
      const known =
        polite.get(source.name) ??
        politeUpstream(source.name, {
          ...{ upstream, gate, clock, sleep, random: Math.random },
          trouble: source.trouble?.bind(source),
          letIn:
            (source.credentials &&
              authoriser(source.name, { credentials: source.credentials, secrets, clock })) ??
            (source.key && keyHolder(source.name, { key: source.key, secrets })),
        });
      polite.set(source.name, known);
      return known;
    },
    gate,
    wantedCards: cardsOfWantedLists({ wanted, clock }, cards),
    lake: s3Lake(s3, vars.LAKE_BUCKET),
    seenStore: dynamoSeenStore(dynamo, vars.WORK_TABLE),
    runs: dynamoRunStore(dynamo, { tableName: vars.WORK_TABLE, clock: systemClock }),
    queues: sqsWorkQueues(sqs, {
      fetch: vars.FETCH_QUEUE_URL,
      normalize: vars.NORMALIZE_QUEUE_URL,
    }),
    replays: dynamoReplayStore(dynamo, { tableName: vars.WORK_TABLE, clock }),
    ...silverOfReplays({
      store,
      recorders,
      places: dynamoSilverPlaces(dynamo, vars.CATALOG_TABLE),
    }),
    rejects: sqsRejects(queueEnv.parse(process.env)),
    ...{ recorders, maps, wanted },
    store: cards,
    marks: dynamoNewestMarks(dynamo, vars.CATALOG_TABLE),
    clock,
    noteFindings: logFindings,
    newId: () => ulid(),
    budgetMs,
    random: Math.random,
  };
});
