import { readFileSync } from "node:fs";
import { join } from "node:path";
import { operations } from "#schemas/http/index.ts";
import { metricGroups } from "#schemas/observability/metrics.ts";
import { CountedCalls, type Work } from "./counted-work.ts";
import { type Deployed, deployed as deployedNow } from "./deployed.ts";
import { declaredSeconds, hitShare, type KeptSeconds } from "./edge-hits.ts";
import { addBytes, addRequests } from "./edge-usage.ts";
import { gathering } from "./gathered-calls.ts";
import { addressesOf, callsByOperation, month, occasionsAnHour, startsAnHour } from "./mix.ts";
import { type Price, type PriceTable, priceTable } from "./price-table.ts";
import { add, addSync, addWork, type Usage } from "./usage.ts";

export interface BillLine {
  readonly name: string;
  readonly quantity: number;
  readonly price: Price;
  /** At list price, as if every account's free allowance were used up by others. */
  readonly usd: number;
  /** What of it the allowances cover that never end. */
  readonly freeUsd: number;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly totalUsd: number;
  readonly freeUsd: number;
  readonly table: PriceTable;
  readonly countedOn: string;
}

export const countedCalls = (): CountedCalls =>
  CountedCalls.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "counted-calls.json"), "utf8")),
  );

/**
 * A month's bill from what was counted, what is deployed, the mix and the prices.
 *
 * @param kept what the distribution may keep; something else than is declared asks what it would save
 */
export function monthlyBill(
  counted: CountedCalls = countedCalls(),
  deployed: Deployed = deployedNow(),
  table: PriceTable = priceTable(),
  kept: KeptSeconds = declaredSeconds,
): Bill {
  const usage: Usage = new Map();
  addCalls(usage, counted, deployed, kept);
  addSync(usage, counted, deployed);
  addStanding(usage, counted, deployed);
  addStorage(usage, counted, deployed);
  const lines = [...usage].map(([name, quantity]) => lineOf(name, quantity, usage, table));
  const sum = (of: (line: BillLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    lines: lines.toSorted((a, b) => b.usd - a.usd),
    totalUsd: sum(({ usd }) => usd),
    freeUsd: sum(({ freeUsd }) => freeUsd),
    ...{ table, countedOn: counted.countedOn },
  };
}

function lineOf(name: string, quantity: number, usage: Usage, { prices }: PriceTable): BillLine {
  const price = prices[name];
  if (!price) throw new Error(`The price table has no price "${name}".`);
  const each = price.usd / price.per;
  const usd = Math.max(0, quantity - (price.after ?? 0)) * each;
  const freeUsd = Math.min(usd, Math.max(0, freeOf(name, usage, prices)) * each);
  return { name, quantity, price, usd, freeUsd };
}

/** Units of a price that are free, once others have had what they share with it. */
function freeOf(name: string, usage: Usage, prices: PriceTable["prices"]): number {
  const shared = prices[name]?.sharesFreeOf;
  if (!shared) return prices[name]?.free ?? 0;
  const others = Object.entries(prices).filter(
    ([other, price]) => other === shared || (price.sharesFreeOf === shared && other !== name),
  );
  const used = others.reduce((sum, [other]) => sum + (usage.get(other) ?? 0), 0);
  return (prices[shared]?.free ?? 0) - used;
}

/** What collectors cause: calls with all that follows, preflights, answers, pictures, mails. */
function addCalls(usage: Usage, counted: CountedCalls, deployed: Deployed, kept: KeptSeconds) {
  const gathered = gathering(counted, deployed);
  let calls = 0;
  let reaching = 0;
  let asking = 0;
  for (const operation of operations) {
    const { id, method, access } = operation;
    const found = counted.operations[id];
    if (!found) throw new Error(`${id} was never counted: run \`npm run cost -- count\`.`);
    const times = (callsByOperation[id] ?? 0) * month.users;
    const keptSeconds = deployed.edge ? kept(operation) : 0;
    const addresses = addressesOf[id] ?? 0;
    const missing = times * (1 - hitShare({ calls: times, addresses, keptSeconds }));
    calls += times;
    reaching += missing;
    // What an `<img>` asks for carries no token, and needs no leave.
    if (access !== "public" || method !== "GET") asking += times;
    addWork(usage, gathered(found.work), missing, deployed);
    addBytes(usage, deployed, { method, answerBytes: found.answerBytes, times });
  }
  const isKept = deployed.preflightSeconds >= 600;
  const preflights = asking * month.browserShare * (isKept ? month.preflightShare : 1);
  addRequests(usage, deployed, { calls, reaching, preflights });
  if (deployed.hasTracing) add(usage, "xray.traces", reaching * 0.05);
  addPictures(usage, counted);
  const mails = ["register", "resendCode", "forgotPassword"].reduce(
    (sum, name) => sum + (callsByOperation[`accounts.${name}`] ?? 0) * month.users,
    0,
  );
  add(usage, "ses.mails", mails);
  add(usage, "cognito.users", month.users);
}

/** Whatever they show. */
const picturesOfAUser =
  (callsByOperation["images.createRender"] ?? 0) + (callsByOperation["images.drawCards"] ?? 0);

function addPictures(usage: Usage, { pictureBytes }: CountedCalls): void {
  const pictures = picturesOfAUser * month.users;
  const views = pictures * month.viewsOfAPicture;
  add(usage, "cloudfront.requests", views);
  add(usage, "cloudfront.bytes", views * pictureBytes);
  add(usage, "s3.gets", pictures);
  addShownPictures(usage);
}

/** What those who were led to a card's picture on the CDN fetch there; what is not kept at the edge comes from S3. */
function addShownPictures(usage: Usage): void {
  const calls = (callsByOperation["images.getCardImage"] ?? 0) * month.users;
  const addresses = addressesOf["images.getCardImage"] ?? 0;
  const aYear = 31_536_000;
  add(usage, "cloudfront.requests", calls);
  add(usage, "cloudfront.bytes", calls * month.bytesOfAShownPicture);
  add(usage, "s3.gets", calls * (1 - hitShare({ calls, addresses, keptSeconds: aYear })));
}

/** What costs without anybody calling. */
function addStanding(usage: Usage, counted: CountedCalls, deployed: Deployed): void {
  const { scheduled, occasion } = counted;
  const seconds = month.days * 86_400;
  for (const { hasBound } of deployed.polledQueues) {
    const pollers = hasBound ? month.pollers.bounded : month.pollers.free;
    add(usage, "sqs.requests", (pollers * seconds) / month.longPollSeconds);
  }
  const hours = month.days * 24;
  const occasions = occasionsAnHour * hours;
  add(usage, "dynamo.reads", (seconds / month.indexCheckSeconds) * readUnitsOfACheck);
  addWork(usage, occasion, occasions, deployed);
  // EventBridge sends each to the queue, on our bill.
  add(usage, "sqs.requests", occasions);
  add(usage, "events.scheduled", occasions);
  for (const [name, work] of Object.entries(scheduled)) {
    const starts = (startsAnHour[name] ?? 1) * hours;
    addWork(usage, work, starts, deployed);
    add(usage, "events.scheduled", starts);
  }
  for (const { metrics, series, hoursADay } of Object.values(metricGroups)) {
    add(usage, "cloudwatch.metrics", Object.keys(metrics).length * series * (hoursADay / 24));
  }
  if (deployed.hasRouteMetrics) add(usage, "cloudwatch.metrics", operations.length * 6);
  // CloudFront's own writes are billed as ours, to be on the safe side; each file is read once.
  const logFiles = deployed.hasEdgeLogs ? month.edgeLogFiles * month.days : 0;
  add(usage, "s3.puts", logFiles);
  add(usage, "s3.gets", logFiles);
  add(usage, "cloudwatch.alarms", deployed.alarmMetrics);
  add(usage, "cloudwatch.dashboards", deployed.dashboards);
  add(usage, "sns.mails", month.alarmMails);
}

/** An item of less than 4 KB, read eventually consistent. */
const readUnitsOfACheck = 0.5;

/** What lies around after a year. */
function addStorage(usage: Usage, counted: CountedCalls, deployed: Deployed): void {
  const { languages, cardsOfALanguage, users } = month;
  const { catalog = 0, pictures: records = 0, work = 0, lake = 0 } = counted.stored;
  const scale = (cardsOfALanguage / counted.cards) * languages;
  const tables = (catalog + records + work) * scale + users * month.bytesOfAUser;
  add(usage, "dynamo.storage", tables);
  add(usage, "dynamo.backups", tables);
  const storedBy = (work: Work) =>
    Object.values(work).reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  const quiet = storedBy(counted.sync.quiet.work);
  const daily = quiet + (storedBy(counted.sync.ordinary.work) - quiet) * month.dueShare;
  const renders = picturesOfAUser * users * counted.pictureBytes;
  const pictures = cardsOfALanguage * languages * month.bytesOfACardPicture;
  add(usage, "s3.storage", (lake + 365 * daily) * scale + renders + pictures);
  const logged = (usage.get("logs.standard") ?? 0) + (usage.get("logs.infrequent") ?? 0);
  add(usage, "logs.storage", logged * month.logCompression * deployed.logMonths);
}
