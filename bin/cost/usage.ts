import type { CountedCalls, FunctionWork, Work } from "./counted-work.ts";
import type { Deployed, DeployedFunction } from "./deployed.ts";
import { month } from "./mix.ts";
import { billedMs } from "./service-times.ts";

/** Quantities by the name of their price. */
export type Usage = Map<string, number>;

export function add(usage: Usage, price: string, quantity: number): void {
  if (quantity > 0) usage.set(price, (usage.get(price) ?? 0) + quantity);
}

/** `START`, `END` and `REPORT` of a call as Lambda writes them, with 26 bytes for each event. */
const platformBytes = 322;

/** Adds what functions do when all of this happens so many times. */
export function addWork(usage: Usage, work: Work, times: number, { functions }: Deployed): void {
  for (const [name, one] of Object.entries(work)) {
    const deployed = functions.get(name);
    if (!deployed) throw new Error(`${name} was counted, but no stack has it: count anew.`);
    addFunction(usage, { one, times, deployed });
  }
}

interface Done {
  readonly one: FunctionWork;
  readonly times: number;
  readonly deployed: DeployedFunction;
}

function addFunction(usage: Usage, { one, times, deployed }: Done): void {
  const calls = one.invocations * times;
  add(usage, "lambda.requests", calls);
  const ms = billedMs(one.ownMs, one.waits, deployed.memoryMb) * times;
  const coldMs = calls * month.coldShare * month.coldStartMs;
  addSeconds(usage, deployed, (ms + coldMs) / 1000);
  const lines = deployed.hasPlatformLines ? platformBytes : 0;
  add(usage, "logs.standard", one.logBytes * times + lines * calls);
  for (const units of Object.values(one.reads)) add(usage, "dynamo.reads", units * times);
  for (const units of Object.values(one.writes)) add(usage, "dynamo.writes", units * times);
  for (const [call, count] of Object.entries(one.calls)) addCall(usage, call, count * times);
  // Who reads a queue receives and deletes; Lambda does both, on our bill.
  if (deployed.readsQueue) add(usage, "sqs.requests", 2 * calls);
}

export function addSeconds(usage: Usage, deployed: DeployedFunction, seconds: number): void {
  const price = deployed.isArm ? "lambda.armGbSeconds" : "lambda.x86GbSeconds";
  add(usage, price, (seconds * deployed.memoryMb) / 1024);
}

function addCall(usage: Usage, call: string, count: number): void {
  const [service, action = ""] = call.split(".");
  if (service === "sqs") add(usage, "sqs.requests", count);
  if (service === "s3")
    add(usage, action === "GET" || action === "HEAD" ? "s3.gets" : "s3.puts", count);
}

/**
 * The catalogue's month: every day is an ordinary one on which some cards changed. It was counted with
 * every card asked for and every body new; on a real day a part of the cards has its turn, so what
 * follows from their bodies is taken in proportion. Every set is visited each day, so what fetching
 * writes is taken whole, which is more than it will be.
 */
export function addSync(usage: Usage, { sync, cards }: CountedCalls, deployed: Deployed): void {
  const { days, languages, cardsOfALanguage, changedCardsADay, dueShare } = month;
  const runs = days * languages;
  const scale = cardsOfALanguage / cards;
  const { "sources-fetch-unit": fetch, ...rest } = sync.ordinary.work;
  if (!fetch) throw new Error("No fetching was counted: count anew.");
  const visits = { "sources-fetch-unit": { ...fetch, ownMs: 0, waits: {} } };
  addWork(usage, visits, runs * scale, deployed);
  addWork(usage, rest, runs * scale * dueShare, deployed);
  const { "sources-build-index": build, ...cardsWork } = sync.first.work;
  addWork(usage, cardsWork, (runs * changedCardsADay) / cards, deployed);
  if (build) addWork(usage, { "sources-build-index": build }, runs * scale, deployed);
  // Counted against an upstream on this machine; the real one is asked so many times a second.
  const fetcher = deployed.functions.get("sources-fetch-unit");
  if (!fetcher) throw new Error("No stack has the function sources-fetch-unit.");
  const seconds = (sync.ordinary.requests * scale * dueShare) / deployed.requestsPerSecond;
  addSeconds(usage, fetcher, seconds * month.fetchers * runs);
}
