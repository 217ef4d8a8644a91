import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoSeenStore } from "#functions/sources/fetching/dynamo-seen-store.ts";
import { s3Lake } from "#functions/sources/lake/s3-lake.ts";
import { s3ObservationFiles } from "#functions/sources/lake/s3-observation-files.ts";
import { dynamoNewestMarks } from "#functions/sources/normalizing/dynamo-newest-marks.ts";
import { dynamoReplayStore } from "#functions/sources/replaying/dynamo-replay-store.ts";
import { dynamoRunStore } from "#functions/sources/runs/dynamo-run-store.ts";
import { dynamoWantedLists } from "#functions/sources/wanting/dynamo-wanted-lists.ts";
import { startsKey } from "#schemas/storage/message-starts.ts";
import { Chain, noReplayFigures } from "#schemas/storage/replay-items.ts";
import { pendingKey, runKey, unitKey } from "#schemas/storage/work-items.ts";
import { dynamoStarts } from "#shared/events/dynamo-starts.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { dynamoUpstreamGate } from "#shared/upstreams/dynamo-upstream-gate.ts";
import { dynamoInterestNotes } from "#shared/wanting/dynamo-interest-notes.ts";
import { lakeContract } from "#test/contract/lake.ts";
import { newestMarksContract } from "#test/contract/newest-marks.ts";
import { replayStoreContract } from "#test/contract/replay-store.ts";
import { runStoreContract } from "#test/contract/run-store.ts";
import { seenStoreContract } from "#test/contract/seen-store.ts";
import { upstreamGateContract } from "#test/contract/upstream-gate.ts";
import { wantedListsContract } from "#test/contract/wanted-lists.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyBucket, objects } from "#test/support/clouds/empty-bucket.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

// Of its own: what contracts write is no run that the API could show.
const tableName = await emptyTable();
const runs = () => dynamoRunStore(cloudDocuments(), { tableName, clock: systemClock });
const bucket = await emptyBucket();

runStoreContract("dynamoRunStore", runs);
wantedListsContract("dynamoWantedLists", async () => {
  const table = await emptyTable();
  return {
    lists: dynamoWantedLists(cloudDocuments(), table),
    note: (at, points) =>
      dynamoInterestNotes(cloudDocuments(), table, {
        ...{ clock: () => at, newId: () => randomUUID(), random: Math.random },
      }).add(points),
  };
});
replayStoreContract("dynamoReplayStore", () =>
  dynamoReplayStore(cloudDocuments(), { tableName, clock: systemClock }),
);
test("[LAKE-6] a plan whose worker died half way is gone on with by whoever plans otherwise", async () => {
  const dying = cloudDocuments();
  let writes = 0;
  dying.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === "PutItemCommand" && ++writes > 2) throw new Error("has died");
        return next(args);
      },
    { step: "initialize" },
  );
  const context = { tableName, clock: systemClock };
  const replayId = randomUUID();
  const plan = ["cards", "sets", "species"].map((dataset, index) => aChain(index, dataset));
  await expect(
    dynamoReplayStore(dying, context).addChains(replayId, "first", plan),
  ).rejects.toThrow("has died");
  const store = dynamoReplayStore(cloudDocuments(), context);
  await store.addChains(replayId, "first", [aChain(0, "sets"), aChain(1, "cards")]);
  expect(await store.chains(replayId)).toEqual(plan);
});

const aChain = (index: number, dataset: string) =>
  Chain.parse({
    ...{ index, dataset, language: "en", slice: 0, slices: 1, packs: 3, phase: "newest" },
    ...{ hasLists: false, version: 0, figures: noReplayFigures, misfits: [] },
  });

newestMarksContract("dynamoNewestMarks", () => dynamoNewestMarks(cloudDocuments(), tableName));
seenStoreContract("dynamoSeenStore", () => dynamoSeenStore(cloudDocuments(), tableName));
lakeContract("s3Lake", () => s3Lake(objects, bucket));
upstreamGateContract("dynamoUpstreamGate", (context) =>
  dynamoUpstreamGate(cloudDocuments(), { tableName, ...context }),
);

const item = async (Key: object) =>
  (await cloudDocuments().send(new GetCommand({ TableName: tableName, Key: { ...Key } }))).Item;
const daysLeft = (found: Record<string, unknown> | undefined) =>
  (Number(found?.["expiresAtSeconds"]) - Date.now() / 1000) / 86_400;

test("starts on a message are counted, forgiven, and forgotten a day after SQS forgets it", async () => {
  const starts = dynamoStarts(cloudDocuments(), { tableName, clock: systemClock });
  const id = randomUUID();
  expect(await starts.begin(id)).toBe(1);
  expect(await starts.begin(id)).toBe(2);
  await starts.forgive(id);
  expect(await starts.begin(id)).toBe(2);
  expect(daysLeft(await item(startsKey(id)))).toBeCloseTo(15, 1);
});

test("runs and their units are forgotten after a quarter of a year", async () => {
  const [store, source, id] = [runs(), `source-${randomUUID()}`, randomUUID()];
  const run = { id, sources: [source], languages: [], mode: "due" as const, requestHash: "" };
  const startedAt = new Date().toISOString();
  await store.create({ ...run, state: "planning", startedAt }, startedAt);
  const unit = { source, language: "en", dataset: "sets", unit: "base1" };
  await store.startUnit(id, unit, startedAt);
  await store.addPending(id, [unit]);
  expect(daysLeft(await item(pendingKey(id, unit)))).toBeCloseTo(90, 1);
  expect(daysLeft(await item(runKey(id)))).toBeCloseTo(90, 1);
  expect(daysLeft(await item(unitKey(id, unit)))).toBeCloseTo(90, 1);
});

test("[API-3] runs, and units of a run, are shown page by page, and no list goes on in another", async () => {
  const [store, source] = [runs(), `source-${randomUUID()}`];
  const run = { languages: [], mode: "due" as const, requestHash: "", state: "completed" as const };
  const ids: string[] = [];
  for (const day of [1, 2, 3, 4]) {
    const startedAt = `2026-02-0${day}T05:00:00.000Z`;
    const id = randomUUID();
    await store.create({ ...run, id, sources: [source], startedAt }, startedAt);
    ids.unshift(id);
  }
  const first = await store.list({ source, limit: 2 });
  const second = await store.list({ source, limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(first.nextCursor).toEqual(expect.any(String));
  expect(second).not.toHaveProperty("nextCursor");
  const [id = "", other = ""] = ids;
  for (const unit of ["a", "b", "c"]) {
    await store.startUnit(
      id,
      { source, language: "en", dataset: "sets", unit },
      "2026-02-04T05:00:00.000Z",
    );
  }
  const { nextCursor: cursor, items } = await store.listUnits(id, { limit: 2 });
  expect(items.map(({ unit }) => unit)).toEqual(["a", "b"]);
  const rest = await store.listUnits(id, { limit: 2, cursor });
  expect(rest.items.map(({ unit }) => unit)).toEqual(["c"]);
  const refused = { code: "request.bad_cursor" };
  await expect(store.listUnits(other, { limit: 2, cursor })).rejects.toMatchObject(refused);
  await expect(store.list({ limit: 2, cursor: first.nextCursor })).rejects.toMatchObject(refused);
});

test("[LAKE-4] observations are lines, packed, and stay as they were stored first", async () => {
  const [lake, key] = [s3Lake(objects, bucket), `observations-recent/${randomUUID()}.ndjson.gz`];
  const lines = [{ outcome: "new" }, { outcome: "known" }] as never[];
  await lake.saveObservations(key, lines);
  await lake.saveObservations(key, []);
  const { Body, ContentType } = await objects.send(
    new GetObjectCommand({ Bucket: bucket, Key: key }),
  );
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  expect(gunzipSync(bytes).toString()).toBe('{"outcome":"new"}\n{"outcome":"known"}\n');
  expect(ContentType).toBe("application/gzip");
});

test("[LAKE-4] observations of rounds are found, and joined into one object as they are", async () => {
  const [lake, files] = [s3Lake(objects, bucket), s3ObservationFiles(objects, bucket)];
  const day = `source=${randomUUID()}/dataset=cards/year=2026/month=02/day=01`;
  const parts = ["06", "07"].map((time) => `observations-recent/${day}/${time}.ndjson.gz`);
  for (const [at, part] of parts.entries()) await lake.saveObservations(part, [{ at }] as never[]);
  expect(await files.recent()).toEqual(expect.arrayContaining(parts));
  const gathered = `observations/${day}/all.ndjson.gz`;
  expect(await files.has(gathered)).toBe(false);
  await files.join(gathered, parts);
  expect(await files.has(gathered)).toBe(true);
  const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: gathered }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  expect(gunzipSync(bytes).toString()).toBe('{"at":0}\n{"at":1}\n');
});

/** A table that answers nothing but that it is away. */
function faulty() {
  const client = cloudDocuments();
  client.middlewareStack.add(
    () => async () => {
      throw new Error("DynamoDB is away");
    },
    { step: "initialize" },
  );
  return client;
}

test("a fault of the table is a fault, whoever asks the upstream's gate", async () => {
  const settings = { requestsPerSecond: 20, firstWaitSeconds: 15, longestWaitSeconds: 1800 };
  const gate = dynamoUpstreamGate(faulty(), {
    ...{ tableName, clock: systemClock, random: () => 1, settingsOf: () => settings },
  });
  const failure = { request: "a", reason: "It said 503.", isTrial: false };
  for (const asked of [
    gate.noteSuccess("tcgdex", "2026-02-01T05:00:00.000Z"),
    gate.noteFailure("tcgdex", failure),
    gate.lease("tcgdex", 1),
  ]) {
    await expect(asked).rejects.toThrow("DynamoDB is away");
  }
});

test("a fault of the table is no pack that was counted before", async () => {
  const store = dynamoRunStore(faulty(), { tableName, clock: systemClock });
  const unit = { source: "tcgdex", language: "en", dataset: "sets", unit: "base1" };
  const done = { pack: "p", figures: {}, rejected: [], healed: [] };
  await expect(store.packDone("RUN", unit, done)).rejects.toThrow("DynamoDB is away");
});
