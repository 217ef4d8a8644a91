import { randomUUID } from "node:crypto";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { operations } from "#schemas/http/index.ts";
import { admin, send, synchronised, withFullSizeCloud } from "./full-size-cloud.ts";
import type { Figures } from "./run.ts";

/** Every operation over HTTP, warm, one client, with the whole catalogue behind it. */
export const run = () => withFullSizeCloud(measured);

const turns = 60;
const lots = 300;

interface Scene {
  readonly cloud: LocalCloud;
  readonly token: string;
  readonly collection: string;
  readonly item: string;
  readonly runId: string;
  readonly renderId: string;
}

/** What one turn sends; the operation's own path where none is named. */
type Ask = (scene: Scene) => { path?: string; body?: object; etag?: string };

/**
 * A request for each operation. Those without one change what cannot be had again in every turn (a
 * password, a session, a run); the bench names them.
 */
const asks: Readonly<Record<string, Ask>> = {
  "ops.getHealth": () => ({}),
  "ops.getOpenapi": () => ({}),
  "ops.getDocs": () => ({}),
  "accounts.getMe": () => ({}),
  "accounts.signIn": () => ({ body: { email: "bench@example.com", password: "Correct-Horse-7" } }),
  "catalog.getCard": () => ({ path: "/v1/cards/pokemon:en:base1-4" }),
  "catalog.searchCards": () => ({ path: "/v1/cards?q=charizard" }),
  "catalog.listSets": () => ({}),
  "catalog.getSet": () => ({ path: "/v1/sets/pokemon:en:base1" }),
  "catalog.listSetCards": () => ({ path: "/v1/sets/pokemon:en:base1/cards" }),
  "catalog.listSpecies": () => ({}),
  "catalog.getSpecies": () => ({ path: "/v1/species/25" }),
  "catalog.listSpeciesCards": () => ({ path: "/v1/species/25/cards" }),
  "catalog.listGenerations": () => ({}),
  "catalog.getGeneration": () => ({ path: "/v1/generations/1" }),
  "collections.createCollection": () => ({ body: { name: "Bench", kind: "binder" } }),
  "collections.listCollections": () => ({}),
  "collections.getCollection": ({ collection }) => ({ path: collection }),
  "collections.updateCollection": ({ collection }) => ({
    ...{ path: collection, etag: "*" },
    body: { name: randomUUID() },
  }),
  "collections.addItems": ({ collection }) => ({
    path: `${collection}/items`,
    body: { items: [itemOf("pokemon:en:base1-4")] },
  }),
  "collections.listItems": ({ collection }) => ({ path: `${collection}/items` }),
  "collections.getItem": ({ collection, item }) => ({ path: `${collection}/items/${item}` }),
  "collections.updateItem": ({ collection, item }) => ({
    ...{ path: `${collection}/items/${item}`, etag: "*" },
    body: { quantity: 1 + Math.floor(Math.random() * 999) },
  }),
  "images.createRender": ({ collection }) => ({
    path: `${collection}/renders`,
    body: { quality: "low" },
  }),
  "images.listRenders": () => ({}),
  "images.getRender": ({ renderId }) => ({ path: `/v1/renders/${renderId}` }),
  "images.getRenderImage": ({ renderId }) => ({ path: `/v1/renders/${renderId}/image` }),
  "sources.listRuns": () => ({}),
  "sources.getRun": ({ runId }) => ({ path: `/v1/admin/runs/${runId}` }),
  "sources.listRunUnits": ({ runId }) => ({ path: `/v1/admin/runs/${runId}/units` }),
  "sources.listUpstreams": () => ({ path: "/v1/admin/upstreams" }),
  "ops.listQueues": () => ({ path: "/v1/admin/queues" }),
};

const itemOf = (printingId: string) => ({
  ...{ printingId, variant: "holo.unlimited" },
  ...{ quantity: 1, condition: "near_mint" },
});

async function measured(cloud: LocalCloud): Promise<Figures> {
  const scene = await prepared(cloud);
  const figures: Record<string, number> = {};
  for (const operation of operations) {
    const ask = asks[operation.id];
    if (!ask) {
      console.log(`  not measured: ${operation.id}`);
      continue;
    }
    const times = await timesOf(operation, ask, scene);
    const name = operation.id.replace(".", "_");
    figures[`${name}_p50_ms`] = times[Math.floor(times.length * 0.5)] ?? Number.NaN;
    figures[`${name}_p95_ms`] = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  }
  return figures;
}

async function timesOf(
  { id, method, path: route }: (typeof operations)[number],
  ask: Ask,
  scene: Scene,
): Promise<number[]> {
  const times: number[] = [];
  // The first turns warm the function up and are not counted.
  for (let turn = -5; turn < turns; turn += 1) {
    const { path = route, body, etag } = ask(scene);
    const startedMs = performance.now();
    const response = await fetch(`${scene.cloud.apiUrl}${path}`, {
      ...{ method, redirect: "manual" },
      headers: {
        authorization: `Bearer ${scene.token}`,
        ...(body && { "content-type": "application/json" }),
        ...(etag && { "if-match": etag }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const tookMs = performance.now() - startedMs;
    if (response.status >= 400) throw new Error(`${id} answered ${response.status}: ${text}`);
    if (turn >= 0) times.push(tookMs);
  }
  return times.sort((a, b) => a - b);
}

/** A synchronised catalogue, a collection of 300 lots and a picture of it. */
async function prepared(cloud: LocalCloud): Promise<Scene> {
  const token = await admin(cloud);
  await synchronised(cloud, token, "full");
  const runs = await send(cloud, "GET /v1/admin/runs", { token });
  const body = { name: "Bench", kind: "binder" };
  const { id } = await send(cloud, "POST /v1/collections", { token, body });
  const collection = `/v1/collections/${id}`;
  const items = await lotsOf(cloud, token);
  for (let at = 0; at < items.length; at += 50) {
    const part = { items: items.slice(at, at + 50) };
    await send(cloud, `POST ${collection}/items`, { token, body: part });
  }
  const { items: listed } = await send(cloud, `GET ${collection}/items`, { token });
  const renderId = await drawn(cloud, token, collection);
  return { cloud, token, collection, item: listed[0].id, runId: runs.items[0].id, renderId };
}

async function lotsOf(cloud: LocalCloud, token: string) {
  const found: { printingId: string; variant: string; quantity: number; condition: string }[] = [];
  let cursor = "";
  while (found.length < lots) {
    const page = await send(cloud, `GET /v1/cards?q=type:fire&limit=100${cursor}`, { token });
    for (const { id, variants } of page.items) {
      const [first] = variants;
      if (first) found.push({ ...itemOf(id), variant: first.key });
    }
    cursor = `&cursor=${page.nextCursor}`;
  }
  return found.slice(0, lots);
}

async function drawn(cloud: LocalCloud, token: string, collection: string): Promise<string> {
  const body = { quality: "low" };
  const { id } = await send(cloud, `POST ${collection}/renders`, { token, body });
  for (;;) {
    const { state } = await send(cloud, `GET /v1/renders/${id}`, { token });
    if (state === "done") return id;
    if (state === "failed") throw new Error(`The render ${id} has failed.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
