import { requests } from "#bin/cost/counting/requests.ts";
import {
  collectionOf,
  finished,
  itemOf,
  littleReplay,
  type Scene,
} from "#bin/cost/counting/scene.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { operations } from "#schemas/http/index.ts";
import { account, admin, send, synchronised, withFullSizeCloud } from "./full-size-cloud.ts";
import type { Figures } from "./run.ts";

/** Every operation over HTTP, warm, one client, with the whole catalogue behind it. */
export const run = () => withFullSizeCloud(measured);

const turns = 60;
const lots = 300;

/** What is asked as the count of calls asks it, because any number of turns may: mostly reads. */
const asCounted = [
  ...["ops.getHealth", "ops.getOpenapi", "ops.getDocs", "ops.listQueues", "accounts.getMe"],
  ...["catalog.getCard", "catalog.searchCards", "catalog.listSets", "catalog.getSet"],
  ...[
    "catalog.listSetCards",
    "catalog.listSetProducts",
    "catalog.listSpecies",
    "catalog.getSpecies",
  ],
  ...["catalog.listSpeciesCards", "catalog.listGenerations", "catalog.getGeneration"],
  ...["collections.createCollection", "collections.getCollection", "collections.listItems"],
  ...["collections.updateCollection", "collections.getItem", "collections.updateItem"],
  ...["images.listRenders", "images.getRender", "images.getRenderImage"],
  ...["sources.listRuns", "sources.getRun", "sources.listRunUnits", "sources.listUpstreams"],
];

/**
 * A request for each operation. Those without one change what cannot be had again in every turn (a
 * password, a session, a run); the bench names them.
 */
const asks: typeof requests = {
  ...Object.fromEntries(Object.entries(requests).filter(([id]) => asCounted.includes(id))),
  "accounts.signIn": () => ({ body: account }),
  "collections.listCollections": () => ({}),
  "collections.addItems": ({ collection }) => ({
    ...{ path: `${collection}/items`, body: { items: [charizard] } },
  }),
  // The same picture each time: drawing is measured elsewhere.
  "images.createRender": ({ collection }) => ({
    ...{ path: `${collection}/renders`, body: { quality: "low" } },
  }),
};

const charizard = itemOf("pokemon:en:base1-4", "holo.unlimited");

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
  ask: (typeof requests)[string],
  scene: Scene,
): Promise<number[]> {
  const times: number[] = [];
  // The first turns warm the function up and are not counted.
  for (let turn = -5; turn < turns; turn += 1) {
    const { path = route, body, etag } = await ask(scene);
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
  await synchronised(cloud, token, { mode: "full" });
  const runs = await send(cloud, "GET /v1/admin/runs", { token });
  const collection = await collectionOf(cloud, token, "Bench", []);
  const items = await lotsOf(cloud, token);
  for (let at = 0; at < items.length; at += 50) {
    const part = { items: items.slice(at, at + 50) };
    await send(cloud, `POST ${collection}/items`, { token, body: part });
  }
  const listed = await send(cloud, `GET ${collection}/items`, { token });
  const body = { quality: "low" };
  const render = await send(cloud, `POST ${collection}/renders`, { token, body });
  await finished(cloud, token, render.id);
  const replay = await send(cloud, "POST /v1/admin/replays", { token, body: littleReplay });
  let last = 0;
  return {
    ...{ cloud, token, collection, renderId: render.id, runId: runs.items[0].id },
    replayId: replay.id,
    items: listed.items.map(({ id }: { id: string }) => id),
    next: () => ++last,
  };
}

async function lotsOf(cloud: LocalCloud, token: string) {
  const found: ReturnType<typeof itemOf>[] = [];
  let cursor = "";
  while (found.length < lots) {
    const page = await send(cloud, `GET /v1/cards?q=type:fire&limit=100${cursor}`, { token });
    for (const { id, variants } of page.items) {
      if (variants[0]) found.push(itemOf(id, variants[0].key));
    }
    cursor = `&cursor=${page.nextCursor}`;
  }
  return found.slice(0, lots);
}
