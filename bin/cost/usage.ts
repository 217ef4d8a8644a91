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

function addSeconds(usage: Usage, deployed: DeployedFunction, seconds: number): void {
  const price = deployed.isArm ? "lambda.armGbSeconds" : "lambda.x86GbSeconds";
  add(usage, price, (seconds * deployed.memoryMb) / 1024);
}

function addCall(usage: Usage, call: string, count: number): void {
  const [service, action = ""] = call.split(".");
  if (service === "sqs") add(usage, "sqs.requests", count);
  if (service === "events") add(usage, "events.custom", count);
  if (service === "s3")
    add(usage, action === "GET" || action === "HEAD" ? "s3.gets" : "s3.puts", count);
}

/**
 * The catalogue's month: every day is an ordinary one on which some cards changed. On a real day a part
 * of the cards has its turn: what a sync costs beyond one in which none has is taken in proportion.
 */
export function addSync(usage: Usage, { sync, cards }: CountedCalls, deployed: Deployed): void {
  const { days, languages, cardsOfALanguage, changedCardsADay, dueShare } = month;
  const runs = days * languages;
  const scale = cardsOfALanguage / cards;
  const { first, ordinary, quiet } = sync;
  addWork(usage, withoutFetchTimes(quiet.work), runs * scale, deployed);
  const turns = beyond(withoutFetchTimes(ordinary.work), withoutFetchTimes(quiet.work));
  addWork(usage, turns, runs * scale * dueShare, deployed);
  // Changes of a day come within minutes: the one build that was asked for is the day's.
  const { "catalog-build-index": _builds, ...cardsWork } = first.work;
  addWork(usage, withoutFetchTimes(cardsWork), (runs * changedCardsADay) / cards, deployed);
  // Counted against an upstream on this machine; the real one is asked so many times a second.
  const fetcher = deployed.functions.get(fetching);
  if (!fetcher) throw new Error(`No stack has the function ${fetching}.`);
  const asked = quiet.requests + (ordinary.requests - quiet.requests) * dueShare;
  const seconds = (asked * scale) / deployed.requestsPerSecond;
  addSeconds(usage, fetcher, seconds * month.fetchers * runs);
}

const fetching = "sources-fetch-unit";

function withoutFetchTimes({ [fetching]: fetch, ...rest }: Work): Work {
  if (!fetch) throw new Error("No fetching was counted: count anew.");
  return { ...rest, [fetching]: { ...fetch, ownMs: 0, waits: {} } };
}

/** What of some work goes beyond other work, by function. */
const beyond = (work: Work, other: Work): Work =>
  Object.fromEntries(
    Object.entries(work).map(([name, one]) => [name, beyondOne(one, other[name])]),
  );

function beyondOne(one: FunctionWork, other: FunctionWork | undefined): FunctionWork {
  if (!other) return one;
  const less = (a: number, b = 0) => Math.max(0, a - b);
  const each = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(a).map(([name, value]) => [name, less(value, b[name])]));
  return {
    invocations: less(one.invocations, other.invocations),
    ownMs: less(one.ownMs, other.ownMs),
    waits: each(one.waits, other.waits),
    logBytes: less(one.logBytes, other.logBytes),
    reads: each(one.reads, other.reads),
    writes: each(one.writes, other.writes),
    calls: each(one.calls, other.calls),
    storedBytes: less(one.storedBytes, other.storedBytes),
  };
}
