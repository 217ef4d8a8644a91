import { randomUUID } from "node:crypto";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { PurgeQueueCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { scopesOf } from "#functions/sources/port/scope.ts";
import { hasOwnRuns } from "#functions/sources/port/source.ts";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { Language } from "#schemas/values.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudClient, linesFor, linesOf } from "#test/support/clouds/cloud-logs.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { admin, ended, forgetScheduledRuns, setFaults } from "#test/support/sources/runs.ts";

const since = new Date();
let token = "";
let owner: SignedIn;
beforeAll(async () => {
  token = await admin();
  owner = await somebody();
});
afterEach(() => setFaults([]));

const urlOf = (queue: string) => `${cloudClient().endpoint}/000000000000/cardlake-local-${queue}`;

/** Puts a message into a queue by hand, and says its id. */
async function put(queue: string, body: object, cause?: string): Promise<string> {
  const { MessageId = "" } = await new SQSClient(cloudClient()).send(
    new SendMessageCommand({
      QueueUrl: urlOf(queue),
      MessageBody: JSON.stringify(body),
      ...(cause && {
        MessageAttributes: { correlationId: { DataType: "String", StringValue: cause } },
      }),
    }),
  );
  return MessageId;
}

/** Calls a function as a schedule does. */
async function occur(name: string, id: string): Promise<void> {
  const { FunctionError } = await new LambdaClient(cloudClient()).send(
    new InvokeCommand({
      FunctionName: `cardlake-local-${name}`,
      Payload: JSON.stringify({ id, time: new Date().toISOString() }),
    }),
  );
  expect(FunctionError).toBeUndefined();
}

/** The newest run, once it is over. */
async function newestRun() {
  const { body } = await api("GET /v1/admin/runs?limit=1", { token });
  return ended(token, body.items[0].id);
}

describe("[OPS-3] one id leads", () => {
  test("from the call that started a run through every worker to the index", async () => {
    const hp = 50 + Math.floor(Math.random() * 400);
    const fields = { hp };
    await setFaults([{ path: "/v2/en/cards/base1-4", fault: "changed-card", fields }]);
    const cause = `run-${randomUUID()}`;
    const started = await api("POST /v1/admin/runs", {
      token,
      body: { source: "tcgdex", mode: "full", units: ["base1"] },
      headers: { "x-correlation-id": cause },
    });
    expect(started.headers.get("x-correlation-id")).toBe(cause);
    await ended(token, started.body.id);
    const names = ["sources-http", "sources-fetch-unit", "sources-normalize-pack"];
    for (const name of names) await linesFor(cause, name, since);
    expect(await linesFor(cause, "catalog-publish-events", since)).toContainEqual(
      expect.objectContaining({ message: "stream handled", told: expect.any(Number) }),
    );
    await linesFor(cause, "catalog-build-index", since);
  });

  test("from a schedule to the fetchers", async () => {
    await forgetScheduledRuns();
    const occasion = { version: "0", id: randomUUID(), time: new Date().toISOString() };
    await put("fetch", occasion);
    const { id } = occasion;
    // The run has begun; it is over when everything that follows from it is.
    await linesFor(id, "sources-fetch-unit", since);
    await newestRun();
    expect(await linesFor(id, "sources-fetch-unit", since)).toContainEqual(
      expect.objectContaining({ message: "message handled", outcome: "fetched" }),
    );
  });

  test("from a card that enters a collection to its picture", async () => {
    const cause = `items-${randomUUID()}`;
    await aCollection(cause);
    await linesFor(cause, "images-queue-wanted-images", since);
    expect(await linesFor(cause, "images-mirror-images", since)).toContainEqual(
      expect.objectContaining({ message: "message handled" }),
    );
    expect(await linesFor(cause, "images-publish-pictures", since)).toContainEqual(
      expect.objectContaining({ message: "stream handled", told: 1 }),
    );
  });

  test("from a request for a picture to its drawing", async () => {
    const path = await aCollection(`items-${randomUUID()}`);
    const cause = `draw-${randomUUID()}`;
    const headers = { "x-correlation-id": cause };
    await api(`POST ${path}/renders`, { token: owner.token, body: {}, headers });
    await api("GET /v1/renders", { token: owner.token, headers });
    expect(await linesFor(cause, "images-draw-render", since)).toContainEqual(
      expect.objectContaining({ PagesDrawn: 1, Stage: "local" }),
    );
  });

  test("through the dead letters and a redrive", async () => {
    const cause = `letter-${randomUUID()}`;
    await put("index-dead-letters", indexWanted(cause), cause);
    await api("POST /v1/admin/queues/index/redrive", { token, body: { limit: 10 } });
    await linesFor(cause, "catalog-build-index", since);
  });
});

/** An event as EventBridge delivers it. */
const indexWanted = (correlationId: string) => ({
  ...{ version: "0", source: "cardlake.catalog", "detail-type": "index.wanted" },
  detail: {
    ...{ version: 1, id: "0".repeat(32), at: new Date().toISOString(), correlationId },
    detail: { game: "pokemon" },
  },
});

async function aCollection(cause: string): Promise<string> {
  const { token: mine } = owner;
  const created = await api("POST /v1/collections", {
    token: mine,
    body: { name: "Traced", kind: "binder" },
  });
  const path = `/v1/collections/${created.body.id}`;
  const items = (await cardsWithPictures(2)).map((printingId) => ({
    ...{ printingId, variant: "normal", quantity: 1, condition: "near_mint" },
  }));
  const headers = { "x-correlation-id": cause };
  await api(`POST ${path}/items`, { token: mine, body: { items }, headers });
  return path;
}

test("[OPS-4] the freshness of each source is logged, also when nothing runs", async () => {
  const id = randomUUID();
  await occur("sources-measure-freshness", id);
  const measured = (await linesFor(id, "sources-measure-freshness", since)).filter(
    ({ message }) => message === "source measured",
  );
  expect(measured).toEqual(
    [...allPlans({}).values()].flatMap((plan) =>
      // Whoever stands in for another, or is off in this stage, is not measured.
      !hasOwnRuns(plan)
        ? []
        : scopesOf(plan, [Language.parse("en")]).map((language) =>
            expect.objectContaining({
              source: plan.name,
              language,
              ageSeconds: expect.any(Number),
            }),
          ),
    ),
  );
});

test("[OPS-4] dead letters of all queues are counted, and the log says whose they are", async () => {
  await put("collection-deletions-dead-letters", { userId: "nobody" });
  const id = randomUUID();
  await occur("ops-count-letters", id);
  const QueueUrl = urlOf("collection-deletions-dead-letters");
  await new SQSClient(cloudClient()).send(new PurgeQueueCommand({ QueueUrl }));
  const lines = await linesFor(id, "ops-count-letters", since);
  expect(lines).toContainEqual(
    expect.objectContaining({ message: "dead letters wait", queue: "collection-deletions" }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ Stage: "local", DeadLettersWaiting: expect.any(Number) }),
  );
});

test.each([
  "accounts-http",
  "catalog-build-index",
  "catalog-publish-events",
  "collections-http",
  "images-draw-render",
  "images-http",
  "images-mirror-images",
  "images-publish-pictures",
  "images-queue-wanted-images",
  "ops-count-letters",
  "sources-fetch-unit",
  "sources-http",
  "sources-measure-freshness",
  "sources-normalize-pack",
  "studio-http",
])(
  "[OPS-3] what %s logs has an id, no person's data and no field that nobody declared",
  async (name) => {
    const lines = await linesOf(name, since);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ correlationId }) => typeof correlationId !== "string")).toEqual([]);
    expect(lines.filter((line) => "undeclaredFields" in line)).toEqual([]);
    const text = JSON.stringify(lines);
    for (const secret of [owner.email, owner.password, owner.token, owner.refreshToken, token]) {
      expect(text).not.toContain(secret);
    }
  },
);
