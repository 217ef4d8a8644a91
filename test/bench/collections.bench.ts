import { CountingCloud } from "#bin/cost/counting/counting-cloud.ts";
import { itemOf } from "#bin/cost/counting/scene.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { asksOf, type Bound, type CollectionsScene } from "./collections-asks.ts";
import { decade } from "./collections-decade.ts";
import { twentyDevices } from "./collections-devices.ts";
import { admin, send, signIn, synchronised, withFullSizeCloud } from "./full-size-cloud.ts";
import { idleQueues } from "./idle-queues.ts";
import { pauseWorker } from "./pause-worker.ts";
import type { Figures } from "./run.ts";

/**
 * A collection of 10,000 items and an account of 50,000 over HTTP, minus what a handler takes that does nothing; what each operation reads and writes;
 * twenty devices at one collection; ten years of one account. Whoever follows what people change rests meanwhile.
 */
export const run = () => withFullSizeCloud(measured);

const [collections, itemsOfOne, atOnce, turns] = [5, 10_000, 500, 30];

async function measured(cloud: LocalCloud): Promise<Figures> {
  const token = await admin(cloud);
  await synchronised(cloud, token, { mode: "full" });
  const figures: Record<string, number> = {};
  for (const worker of ["collections-publish-changes", "images-queue-wanted-images"]) {
    await pauseWorker(cloud, worker);
  }
  const scene = await filled(cloud, figures);
  await keptAsFiles(cloud, scene);
  const counting = new CountingCloud(cloud);
  try {
    const empty = await timed(() => send(cloud, "GET /v1/health", {}));
    figures["empty_handler_p50_ms"] = at(empty, 0.5);
    figures["empty_handler_p95_ms"] = at(empty, 0.95);
    for (const [name, ask] of Object.entries(asksOf(scene))) {
      const fresh = { ...scene, token: await signIn(cloud) };
      const times = await timed(await ask(fresh));
      figures[`${name}_p50_ms`] = at(times, 0.5) - at(empty, 0.5);
      figures[`${name}_p95_ms`] = at(times, 0.95) - at(empty, 0.95);
      console.log(`  ${name}: ${at(times, 0.5).toFixed(0)} / ${at(times, 0.95).toFixed(0)} ms`);
    }
    await counting.open();
    for (const [name, ask] of Object.entries(asksOf(scene))) {
      const fresh = { ...scene, token: await signIn(cloud) };
      const once = await ask(fresh);
      await once();
      const work = await counting.counted(async () => void (await once()));
      for (const part of ["collections-http", "holdings-http"] as const) {
        const { reads = {}, writes = {} } = work[part] ?? {};
        if (Object.keys(reads).length > 0) figures[`${name}_read_units`] = sum(reads);
        if (Object.keys(writes).length > 0) figures[`${name}_write_units`] = sum(writes);
      }
    }
  } finally {
    counting.close();
  }
  return { ...figures, ...(await twentyDevices(cloud)), ...decade() };
}

/** Collections of cards of many sets, with what was paid and where they lie. */
async function filled(
  cloud: LocalCloud,
  figures: Record<string, number>,
): Promise<CollectionsScene> {
  const cards = await cardsOf(cloud, itemsOfOne);
  const paths: string[] = [];
  const times: number[] = [];
  for (let number = 0; number < collections; number += 1) {
    const token = await signIn(cloud);
    const body = { name: `Bench ${number}`, kind: "binder" };
    const { id } = await send(cloud, "POST /v1/collections", { token, body });
    for (let from = 0; from < cards.length; from += atOnce) {
      const items = cards.slice(from, from + atOnce).map((card, index) => ({
        ...card,
        quantity: 1 + ((from + index) % 3),
        location: `Box ${(from + index) % 40}`,
        tags: [`tag ${(from + index) % 12}`],
        paid: { amount: 100 + index, currency: number % 2 ? "USD" : "EUR", day: "2026-01-15" },
      }));
      const startedMs = performance.now();
      await send(cloud, `POST /v1/collections/${id}/items`, { token, body: { items } });
      times.push(performance.now() - startedMs);
    }
    paths.push(id);
    console.log(
      `  ${paths.length * itemsOfOne} items: ${times.at(-1)?.toFixed(0)} ms for the last ${atOnce}`,
    );
  }
  times.sort((a, b) => a - b);
  figures["add_500_p50_ms"] = at(times, 0.5);
  figures["add_500_p95_ms"] = at(times, 0.95);
  const [first = "", ...others] = paths;
  return { cloud, token: await signIn(cloud), first, others };
}

/** Whoever reads a large collection that has no file has one made. */
async function keptAsFiles(cloud: LocalCloud, { token, first, others }: CollectionsScene) {
  for (const id of [first, ...others]) {
    await send(cloud, `GET /v1/holdings/items?limit=1&collectionId=${id}`, { token });
  }
  await idleQueues(cloud, ["holdings"]);
}

async function cardsOf(cloud: LocalCloud, count: number) {
  const found: ReturnType<typeof itemOf>[] = [];
  let cursor = "";
  while (found.length < count) {
    const token = await signIn(cloud);
    const page = await send(cloud, `GET /v1/cards?sort=number&limit=100${cursor}`, { token });
    for (const { id, variants } of page.items) {
      if (variants[0]) found.push(itemOf(id, variants[0].key));
    }
    if (!page.nextCursor) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  return found.slice(0, count);
}

/** Times of an act in order; the first turns warm the function up and are not counted. */
async function timed(act: Bound): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = -3; turn < turns; turn += 1) {
    const startedMs = performance.now();
    await act();
    if (turn >= 0) times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b);
}

const at = (times: readonly number[], share: number): number =>
  times[Math.floor(times.length * share)] ?? Number.NaN;
const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((total, one) => total + one, 0);
