import type { CountedCalls, FunctionWork, Work } from "./counted-work.ts";
import type { Deployed } from "./deployed.ts";
import { callsByOperation, month } from "./mix.ts";

/**
 * Work as it is when people do all of it in a month: a function that follows a stream was counted with a
 * call for each record, and Lambda gathers what comes within a window into one. What it does for each
 * record stays.
 */
export function gathering(counted: CountedCalls, { functions }: Deployed): (work: Work) => Work {
  const window = functions.get(tellsOfChanges)?.gathersForSeconds ?? 0;
  const changesAtOnce = window >= month.secondsOfSitting ? month.changesOfSitting : 1;
  const shares = new Map(
    [...functions].map(([name, { gathersForSeconds = 0 }]) => [
      name,
      gatheredShare(gathersForSeconds, callsOf(name, counted)),
    ]),
  );
  return (work) =>
    Object.fromEntries(
      Object.entries(work).map(([name, one]) => {
        const share = shares.get(name) ?? 1;
        const { invocations, logBytes } = one;
        if (tellsOfChanges in work && afterChanges.has(name))
          return [name, scaled(one, 1 / changesAtOnce)];
        return [name, { ...one, invocations: invocations * share, logBytes: logBytes * share }];
      }),
    );
}

/** Tells what collectors do to their collections: of one collector once for all that its window gathers. */
const tellsOfChanges = "collections-publish-changes";
/** It, and the functions that it sets to work. */
const afterChanges: ReadonlySet<string> = new Set([
  tellsOfChanges,
  "alerts-expand-searches",
  "alerts-judge-prices",
  "holdings-keep-holdings",
  "holdings-value-holdings",
]);

function scaled(work: FunctionWork, share: number): FunctionWork {
  const all = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value * share]));
  return {
    ...{ invocations: work.invocations * share, ownMs: work.ownMs * share, waits: all(work.waits) },
    ...{ logBytes: work.logBytes * share, reads: all(work.reads), writes: all(work.writes) },
    ...{ calls: all(work.calls), storedBytes: work.storedBytes * share },
  };
}

/**
 * The part of its calls that is left when records are gathered. They are taken as spread evenly over
 * the month and the shards, which gathers the least: the window opens with a record, and those of a
 * window more come with it.
 */
export function gatheredShare(windowSeconds: number, recordsAMonth: number): number {
  const aSecond = recordsAMonth / (month.days * 86_400) / month.streamShards;
  return 1 / (1 + aSecond * windowSeconds);
}

/** Calls that a function was counted with, for all that people do in a month. */
const callsOf = (name: string, { operations }: CountedCalls): number =>
  Object.entries(operations).reduce(
    (sum, [id, { work }]) =>
      sum + (work[name]?.invocations ?? 0) * (callsByOperation[id] ?? 0) * month.users,
    0,
  );
