import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { apiAt } from "#bin/local/demo/api.ts";
import { indexed } from "#bin/local/demo/indexed.ts";
import { withBenchCloud, withoutLimits } from "./bench-cloud.ts";
import { admin, send } from "./full-size-cloud.ts";
import type { Figures } from "./run.ts";

/** For trying the bench; an outage that tells anything lasts ten minutes. */
const awaySeconds = Number(process.env["BENCH_OUTAGE_SECONDS"] ?? 600);
/** The waits of a real stage, where a local one is in a hurry; slow enough to be met in mid-run. */
const pace = {
  UPSTREAM_FIRST_WAIT_SECONDS: "15",
  UPSTREAM_LONGEST_WAIT_SECONDS: "1800",
  UPSTREAM_REQUESTS_PER_SECOND: "4",
};
const workers = ["sources-fetch-unit", "sources-normalize-pack", "catalog-build-index"];
/** The last wait that began while the upstream was away is at most as long as all before it. */
const patienceMs = (awaySeconds * 1.5 + 300) * 1000;

/** [OPS-8] The sample upstream resets every connection in the middle of a run. */
export const run = (): Promise<Figures> =>
  withBenchCloud(measured, { variables: { ...pace, ...withoutLimits } });

async function measured(cloud: LocalCloud): Promise<Figures> {
  const token = await admin(cloud);
  const upstream = cloud.upstreams?.tcgdexBaseUrl ?? "";
  const wanted = await cardsOf(upstream);
  const body = { source: "tcgdex", mode: "full", languages: ["en"] };
  const { id } = await send(cloud, "POST /v1/admin/runs", { token, body });
  const runNow = () => send(cloud, `GET /v1/admin/runs/${id}`, { token });

  await until(async () => (await runNow()).figures.cards > 0);
  const atStart = await runNow();
  await setFaults(upstream, [{ path: "/**", fault: "reset" }]);
  const began = new Date();
  await sleep(awaySeconds * 1000);
  await setFaults(upstream, []);
  const ended = new Date();
  await until(async () => !["planning", "running"].includes((await runNow()).state));
  await indexed(apiAt(cloud.apiUrl), token);
  const freshMs = Date.now() - ended.getTime();

  const last = await runNow();
  const { items: queues } = await send(cloud, "GET /v1/admin/queues", { token });
  const letters = queues.map(({ deadLetters }: { deadLetters: number }) => deadLetters);
  const { catalogue } = await send(cloud, "GET /v1/health");
  const calls = await Promise.all(workers.map((name) => callsOf(cloud, name, [began, ended])));
  return {
    away_s: awaySeconds,
    cards: wanted,
    requestsBefore: atStart.figures.requests,
    invocationsDuring: sum(calls),
    failedRequests: last.figures.failures,
    freshAfter_s: freshMs / 1000,
    letters: sum(letters),
    cardsLost: wanted - (catalogue[0]?.cards ?? 0),
    isCompleted: Number(last.state === "completed"),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** English cards that the sample has, by what its sets list. */
async function cardsOf(upstream: string): Promise<number> {
  // biome-ignore lint/suspicious/noExplicitAny: the sample answers as TCGdex does
  const get = async (path: string): Promise<any> =>
    (await fetch(`${upstream}/v2/en/${path}`)).json();
  const sets: readonly { id: string }[] = await get("sets");
  const lists = await Promise.all(sets.map(({ id }) => get(`sets/${encodeURIComponent(id)}`)));
  return sum(lists.map(({ cards }: { cards: readonly object[] }) => cards.length));
}

const setFaults = (upstream: string, rules: readonly object[]) =>
  fetch(`${upstream}/_faults`, { method: "PUT", body: JSON.stringify(rules) });

/** @throws Error when it has not come true after {@link patienceMs} */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error("The run did not go on in time after the outage.");
    await sleep(500);
  }
}

/** Messages that a worker was handed in a time; each is a call of its own. */
async function callsOf(cloud: LocalCloud, name: string, [from, to]: readonly [Date, Date]) {
  const client = new CloudWatchLogsClient({
    ...{ endpoint: cloud.endpoint, region: "us-east-1" },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const input = {
    logGroupName: `/cardlake/local/${name}`,
    ...{ startTime: from.getTime(), endTime: to.getTime() },
  };
  let calls = 0;
  for await (const { events = [] } of paginateFilterLogEvents({ client }, input)) {
    // Not every cloud gives events an id: they are counted, not told apart.
    calls += events.filter(({ message = "" }) => lastLine.test(message)).length;
  }
  return calls;
}

/** What a worker writes once for each message that it was handed. */
const lastLine = /"message (handled|waits|failed)"/;
