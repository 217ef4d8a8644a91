import { setTimeout as sleep } from "node:timers/promises";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { askedForPrices } from "./asked-for-prices.ts";
import {
  admin,
  ended,
  send,
  setDay,
  signIn,
  synchronised,
  withFullSizeCloud,
} from "./full-size-cloud.ts";
import { idleQueues } from "./idle-queues.ts";
import type { Figures } from "./run.ts";

/** As many days of prices go through the pipeline. */
const days = Number(process.env["CARDLAKE_BENCH_DAYS"] ?? 14);
const wanted = 1000;
/** Each tells of all of its cards daily here; the schedule has the last one tell of a seventh. */
const sources = ["tcgcsv", "cardmarket", "tcgdex"];

/**
 * The whole English catalogue with the daily prices of three sources through the deployed pipeline; the hour's run for what people want most;
 * and what is asked of prices then, over HTTP.
 */
export async function pricedCatalogue(): Promise<Figures> {
  const figures = await withFullSizeCloud(measured);
  if (!("skipped" in figures)) return figures;
  console.log(`  without the whole catalogue: ${figures.skipped}`);
  return {};
}

async function measured(cloud: LocalCloud): Promise<Figures> {
  const today = utcDay(new Date());
  await setDay(cloud, dayAfter(today, -days));
  const token = await admin(cloud);
  for (const source of ["tcgdex", "tcgcsv"])
    await synchronised(cloud, token, { source, mode: "full" });
  await idleQueues(cloud);
  const seconds: number[] = [];
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    await setDay(cloud, dayAfter(today, -ago));
    const own = await aDay(cloud);
    console.log(`  ${dayAfter(today, -ago)}: ${own.toFixed(1)} s`);
    seconds.push(own);
  }
  const hour = await anHour(cloud);
  console.log(`  an hour: ${Number(hour["hour_s"]).toFixed(1)} s`);
  return {
    day_s: mean(seconds),
    day_longest_s: Math.max(...seconds),
    ...hour,
    ...(await askedForPrices(cloud)),
  };
}

/** All sources at once, as they would be if their hours were one. */
async function aDay(cloud: LocalCloud): Promise<number> {
  const token = await signIn(cloud);
  const startedMs = performance.now();
  await Promise.all(sources.map((source) => ended(cloud, token, { source, mode: "full" })));
  return (performance.now() - startedMs) / 1000;
}

/** A thousand cards that were looked at, of which each costs something else by now. */
async function anHour(cloud: LocalCloud): Promise<Figures> {
  let token = await signIn(cloud);
  const ids = await someCards(cloud, token);
  for (const id of ids) await send(cloud, `GET /v1/cards/${id}`, { token });
  // Containers tell what they have counted every two minutes at most, and the next look takes it along.
  await sleep(125_000);
  await send(cloud, `GET /v1/cards/${ids[0]}`, { token });
  await setDay(cloud, dayAfter(utcDay(new Date()), 1));
  token = await signIn(cloud);
  const run = await ended(cloud, token, { source: "tcgdex", mode: "wanted" });
  return {
    hour_s: run.seconds,
    hour_requests: run.figures.requests,
    hour_written: run.figures.written,
  };
}

async function someCards(cloud: LocalCloud, token: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor = ""; ids.length < wanted; ) {
    const page = await send(cloud, `GET /v1/cards?limit=100&q=hp>=60${cursor}`, { token });
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    cursor = `&cursor=${page.nextCursor}`;
  }
  return ids.slice(0, wanted);
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
