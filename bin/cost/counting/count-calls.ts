import { cpus } from "node:os";
import { GetQueueUrlCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { operations } from "#schemas/http/index.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { admin, nextDay, renewed, signIn, synchronised } from "#test/bench/full-size-cloud.ts";
import { CountedCalls, type Work } from "../counted-work.ts";
import { startsAnHour } from "../mix.ts";
import { countedCalls } from "../monthly-bill.ts";
import { asOnAws } from "./as-on-aws.ts";
import { CountingCloud } from "./counting-cloud.ts";
import { type Prepared, requests } from "./requests.ts";
import { finished, type Scene, setScene } from "./scene.ts";
import { storedBytes } from "./stored-bytes.ts";

/** Each operation is sent so often, after once for warming up; there is one run at a time. */
const turnsOf = ({ access }: Operation) => (access === "admin" ? 1 : 3);

/** Functions that a schedule starts beside the daily sync, also while other things are counted. */
const scheduledWorkers = Object.keys(startsAnHour);

const withoutMeters = (work: Work): Work =>
  Object.fromEntries(Object.entries(work).filter(([name]) => !(name in startsAnHour)));

/** Counts a first sync, an ordinary day's, every operation, and what lies around afterwards. */
export async function countCalls(cloud: LocalCloud): Promise<CountedCalls> {
  const token = await admin(cloud);
  const counting = new CountingCloud(cloud);
  try {
    await counting.open();
    const { cards, ...syncWork } = await syncs(cloud, counting, token);
    const stored = await storedBytes(cloud);
    const scene = await setScene(cloud, await signIn(cloud));
    const counted = await countOperations(operations, scene, counting);
    // The first one finds that no source has had its moment yet, and starts runs.
    await counting.counted(() => occasion(cloud));
    const idle = await counting.counted(() => occasion(cloud));
    const scheduled: CountedCalls["scheduled"] = {};
    for (const worker of scheduledWorkers.filter((name) => counting.has(name))) {
      scheduled[worker] = await counting.counted(() => counting.invoke(worker));
    }
    return CountedCalls.parse({
      countedOn: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
      cards,
      ...{ operations: counted, sync: syncWork },
      ...{
        scheduled,
        occasion: withoutMeters(idle),
        stored,
        pictureBytes: await pictureBytes(scene),
      },
    });
  } finally {
    counting.close();
  }
}

/** Counts some operations anew, where nothing has changed that others do. */
export async function countSome(
  cloud: LocalCloud,
  names: readonly string[],
): Promise<CountedCalls> {
  const before = countedCalls();
  const wanted = operations.filter(({ id }) => names.includes(id));
  const unknown = names.filter((name) => !operations.some(({ id }) => id === name));
  if (unknown.length > 0) throw new Error(`There is no operation ${unknown.join(", ")}.`);
  const counting = new CountingCloud(cloud);
  try {
    await synchronised(cloud, await admin(cloud), { mode: "full" });
    await counting.open();
    const scene = await setScene(cloud, await signIn(cloud));
    const counted = await countOperations(wanted, scene, counting);
    const all = Object.entries({ ...before.operations, ...counted });
    return { ...before, operations: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) };
  } finally {
    counting.close();
  }
}

async function countOperations(
  wanted: readonly Operation[],
  scene: Scene,
  counting: CountingCloud,
): Promise<CountedCalls["operations"]> {
  const tokens = renewed(() => signIn(scene.cloud), scene.token);
  const counted: CountedCalls["operations"] = {};
  for (const operation of wanted) {
    console.log(`  ${operation.id}`);
    const now = { ...scene, token: await tokens() };
    try {
      counted[operation.id] = await countOperation(operation, now, counting);
    } catch (error) {
      // What the others came to took minutes to count.
      console.error(`${operation.id} was not counted:`, error);
      process.exitCode = 1;
    }
  }
  return counted;
}

/** A first sync, one in which all cards have their turn with other prices, and one in which none has. */
async function syncs(cloud: LocalCloud, counting: CountingCloud, token: string) {
  const run = async (mode: "due" | "full") => {
    let ended: Awaited<ReturnType<typeof synchronised>> | undefined;
    const work = await counting.counted(async () => {
      ended = await synchronised(cloud, token, { mode });
    });
    if (!ended) throw new Error("The run did not end.");
    console.log(`  sync ${mode}: ${ended.figures.requests} requests`);
    // We ourselves ask every second whether it has ended.
    const { "sources-http": _asking, "catalog-http": _waiting, ...ofWorkers } = withoutMeters(work);
    return { figures: ended.figures, work: ofWorkers };
  };
  const first = await run("full");
  await nextDay(cloud);
  const ordinary = await run("full");
  const quiet = await run("due");
  const { requests: asked, newBodies } = ordinary.figures;
  return {
    cards: first.figures.cards,
    first: { requests: first.figures.requests, work: first.work },
    ordinary: { requests: asked, newBodies, work: ordinary.work },
    quiet: { requests: quiet.figures.requests, work: quiet.work },
  };
}

/** A message of the schedule, as EventBridge sends it to the fetchers' queue. */
async function occasion({ clients }: LocalCloud): Promise<void> {
  const { QueueUrl } = await clients.sqs.send(
    new GetQueueUrlCommand({ QueueName: "cardlake-local-fetch" }),
  );
  const MessageBody = JSON.stringify({ version: "0", time: new Date().toISOString() });
  await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}

async function countOperation(operation: Operation, scene: Scene, counting: CountingCloud) {
  const prepare = requests[operation.id];
  if (!prepare) throw new Error(`Say in requests.ts how ${operation.id} is asked for.`);
  await ask(operation, scene, await prepare(scene));
  const turns = turnsOf(operation);
  const prepared: Prepared[] = [];
  for (let turn = 0; turn < turns; turn += 1) prepared.push(await prepare(scene));
  let answerBytes = 0;
  const work = await counting.counted(async () => {
    for (const one of prepared) answerBytes += await ask(operation, scene, one);
  }, turns);
  const asked = asOnAws(withoutMeters(work), operation);
  return { work: asked, answerBytes: Math.round(answerBytes / turns) };
}

/** @returns bytes of the answer with its headers, compressed as browsers ask for it */
async function ask({ id, method, path: route }: Operation, scene: Scene, request: Prepared) {
  const { path = route, body, etag, token = scene.token } = request;
  const response = await fetch(`${scene.cloud.apiUrl}${path}`, {
    ...{ method, redirect: "manual" },
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { "content-type": "application/json" }),
      ...(etag && { "if-match": etag }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status >= 400) throw new Error(`${id} answered ${response.status}: ${text}`);
  const length = Number(response.headers.get("content-length") ?? Buffer.byteLength(text));
  const headers = [...response.headers].reduce((sum, pair) => sum + pair.join(": ").length + 2, 0);
  return length + headers;
}

async function pictureBytes({ cloud, token, renderId }: Scene): Promise<number> {
  const render = await finished(cloud, token, renderId);
  const picture = await fetch(render.pages[0].url);
  return (await picture.arrayBuffer()).byteLength;
}
