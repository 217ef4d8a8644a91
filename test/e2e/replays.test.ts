import { beforeAll, expect, inject, test } from "vitest";
import { batchDelete } from "#shared/aws/batches.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { differing } from "#test/support/running/differing.ts";
import { catalogItems, packKeys } from "#test/support/sources/pipeline-state.ts";
import { endOfReplay, replayToTheEnd } from "#test/support/sources/replays.ts";
import { admin, runToTheEnd } from "#test/support/sources/runs.ts";

const whole = { source: "tcgdex", languages: ["en"] };
let token = "";

beforeAll(async () => {
  token = await admin();
  await runToTheEnd(token, { mode: "full" });
}, 120_000);

/** The English catalogue; pointers and marks are none of a replay's business. */
const silverItems = async () =>
  (await catalogItems()).filter(
    ({ pk, sk }) =>
      /^(SET|SETFRAGMENTS)#pokemon:en:/.test(String(pk)) ||
      String(pk) === "SETS#pokemon:en" ||
      (pk === "GAME#pokemon" && sk === "LISTED#en"),
  );

/**
 * Of these, what the lake gives: not what other tests have sown without it, nor the cards that are
 * kept for their owners although no source tells of them any more.
 */
async function given(items: readonly Record<string, unknown>[]) {
  const packs = new Set(await packKeys());
  return items.filter((item) => {
    const named = [...JSON.stringify(item).matchAll(/"bronzeKey":"([^"]+)"/g)];
    return named.length > 0 && named.every(([, key = ""]) => packs.has(key));
  });
}

const saidIn = (item: unknown = {}) => {
  const text = JSON.stringify(item, (key, value) =>
    /^(observedAt|bronzeKey|bronzeLine|bodySha256)$/.test(key) ? undefined : value,
  );
  return canonicalJson(JSON.parse(text));
};
const lastSeenIn = (item: unknown) =>
  [...JSON.stringify(item ?? {}).matchAll(/"observedAt":"([^"]+)"/g)]
    .map(([, at = ""]) => at)
    .sort()
    .at(-1) ?? "";

/**
 * Whether an item says what it did, and names a later answer that says so too: a body that changed
 * elsewhere is no news to a sync, which writes nothing; a replay begins with it. Another test of the
 * same cloud has such a set listed otherwise for a while.
 */
const isSeenAgain = ({ before, after }: ReturnType<typeof differing>[number]) =>
  saidIn(before) === saidIn(after) && lastSeenIn(after) > lastSeenIn(before);

async function lose(items: readonly Record<string, unknown>[]): Promise<void> {
  const keys = items.map(({ pk, sk }) => ({ pk, sk }));
  await batchDelete(cloudDocuments(), "cardlake-local-catalog", keys);
}

const requestsToUpstream = async () => {
  const response = await fetch(`${inject("cloud").upstream}/_requests`);
  return Object(await response.json()).total;
};

test("[LAKE-6] silver that was lost comes back item by item, and no upstream is asked", async () => {
  const [all, asked] = [await silverItems(), await requestsToUpstream()];
  const before = await given(all);
  expect(before.length).toBeGreaterThan(1000);
  await lose(all);
  // All who tell of these sets: each brings back what it has said itself.
  for (const source of ["tcgdex", "pokemontcg"]) {
    const replay = await replayToTheEnd(token, { ...whole, source });
    expect(replay).toMatchObject({ state: "completed", differences: 0, misfits: [] });
    expect(replay.figures.packs).toBe(replay.figures.packsOf);
  }
  const others = differing(before, await given(await silverItems()));
  expect(others.filter((one) => !isSeenAgain(one))).toEqual([]);
  expect(await requestsToUpstream()).toBe(asked);
}, 120_000);

test("[CAT-4] a replay of what is right writes nothing, and a shadow of it has no difference", async () => {
  const before = await silverItems();
  const replay = await replayToTheEnd(token, whole);
  expect(replay).toMatchObject({ state: "completed", differences: 0, remerged: 0 });
  expect(replay.figures).toMatchObject({ written: 0, rejected: 0 });
  const shadow = await replayToTheEnd(token, { ...whole, target: "shadow" });
  expect(shadow).toMatchObject({ state: "completed", differences: 0 });
  expect(differing(before, await silverItems())).toEqual([]);
}, 120_000);

test("[LAKE-6] a shadow says what silver lacks", async () => {
  const lost = (await silverItems()).filter(
    ({ pk, sk }) =>
      pk === "SET#pokemon:en:base1" && /^(CARD#.*#4|FRAGMENT#tcgdex#base1-4)$/.test(String(sk)),
  );
  expect(lost).toHaveLength(2);
  await lose(lost);
  const shadow = await replayToTheEnd(token, { ...whole, target: "shadow" });
  const { body } = await api(`GET /v1/admin/replays/${shadow.id}/differences`, { token });
  expect(body.items).toEqual([
    { what: "card", id: "pokemon:en:base1-4", kind: "added", fields: [] },
  ]);
  expect((await api("GET /v1/cards/pokemon:en:base1-4", { token })).status).toBe(404);
  await replayToTheEnd(token, whole);
  expect((await api("GET /v1/cards/pokemon:en:base1-4", { token })).status).toBe(200);
}, 120_000);

test("[LAKE-6] a stopped replay leaves off, and goes on where it was", async () => {
  const started = await api("POST /v1/admin/replays", { token, body: whole });
  expect(started.status).toBe(202);
  const path = `/v1/admin/replays/${started.body.id}`;
  expect(started.headers.get("location")).toBe(path);
  const stopped = await api(`POST ${path}/stop`, { token });
  expect(stopped.body.state).toBe("stopped");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const left = (await api(`GET ${path}`, { token })).body;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await api(`GET ${path}`, { token })).body).toEqual(left);
  expect((await api(`POST ${path}/resume`, { token })).body.state).toBe("planning");
  const ended = await endOfReplay(token, started.body.id);
  expect(ended).toMatchObject({ state: "completed", figures: { written: 0 } });
  expect(ended.figures.packs).toBe(ended.figures.packsOf);
}, 120_000);

test("[API-3] one key starts one replay", async () => {
  const sent = {
    token,
    body: { ...whole, units: ["base1"] },
    headers: { "idempotency-key": token.slice(-40) },
  };
  const [first, second] = [
    await api("POST /v1/admin/replays", sent),
    await api("POST /v1/admin/replays", sent),
  ];
  expect(second.body.id).toBe(first.body.id);
  const other = await api("POST /v1/admin/replays", { ...sent, body: whole });
  expect(other).toMatchObject({ status: 422, body: { code: "request.key_reused" } });
});

test("[ACC-2] who is no admin neither starts, sees nor stops a replay", async () => {
  const { body: own } = await api("POST /v1/admin/replays", { token, body: whole });
  const { token: theirs } = await somebody();
  const path = `/v1/admin/replays/${own.id}`;
  for (const request of [
    "GET /v1/admin/replays",
    `GET ${path}`,
    `GET ${path}/differences`,
    `POST ${path}/stop`,
    `POST ${path}/resume`,
  ]) {
    expect((await api(request, { token: theirs })).status, request).toBe(403);
  }
  const start = await api("POST /v1/admin/replays", { token: theirs, body: whole });
  expect(start.status).toBe(403);
  expect((await endOfReplay(token, own.id)).state).toBe("completed");
}, 60_000);
