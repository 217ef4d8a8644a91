import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, inject, test } from "vitest";
import type { RequestSummary } from "#bin/sample-upstream/request-log.ts";
import { api } from "#test/support/clouds/api.ts";
import { linesOf } from "#test/support/clouds/cloud-logs.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { wanted } from "#test/support/prices/wanted-card.ts";
import { observationsOf, packKeys, packLines } from "#test/support/sources/pipeline-state.ts";
import { ended, runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { laterSourceKeys, secretValue } from "#test/support/sources/source-keys.ts";

let token = "";
onMappedProducts((admin) => {
  token = admin;
});

const id = "pokemon:en:base1-2";
const request = { source: "ebay", mode: "full", units: ["pokemon:base1-2@EBAY_US"] };
const keys = laterSourceKeys("ebay", ["client-id", "client-secret"]);
const requests = `${inject("cloud").upstream}/_requests`;
afterEach(() => setDay("2026-02-01"));

const asked = async () => {
  const { recent } = (await (await fetch(requests)).json()) as RequestSummary;
  return recent.map(({ address }) => address).filter((one) => one.startsWith("/ebay/"));
};
const upstream = async () => {
  const { body } = await api("GET /v1/admin/upstreams", { token });
  return body.items.find(({ source }: { source: string }) => source === "ebay");
};

test("[ING-6] without its key it is asked for nothing, and says what is missing; the same run goes on once it is there", async () => {
  await fetch(requests, { method: "DELETE" });
  await wanted(id);
  const started = await api("POST /v1/admin/runs", { token, body: request });
  expect(started.status).toBe(202);
  await expect.poll(upstream, { timeout: 30_000 }).toMatchObject({
    reason: expect.stringContaining(`The parameter store has no ${keys.names[0]}`),
  });
  expect(await asked()).toEqual([]);
  await keys.put();
  const run = await ended(token, started.body.id);
  expect(run).toMatchObject({ state: "completed", rejected: 0, figures: { newBodies: 2 } });
});

test("[PRC-5] what is asked for the card stands beside its other prices, as prices that are asked, and the calls are counted", async () => {
  const search = (await asked()).filter((one) => one.includes("item_summary/search"));
  expect(search).toEqual([expect.stringContaining("q=Blastoise+2%2F102+Base")]);
  expect((await upstream()).callsToday).toMatchObject({ made: 2, limit: 4_800 });
  const { body } = await api(`GET /v1/cards/${id}/prices`, { token });
  const variants: readonly Record<string, unknown>[] = body.variants;
  const asking = variants.flatMap(({ variant, condition, grade, series }) =>
    (series as { source: string; newest: object }[])
      .filter(({ source }) => source === "ebay")
      .map(({ newest }) => ({ variant, condition, grade, newest })),
  );
  const newest = (listings: number) =>
    expect.objectContaining({
      ...{ listings, low: expect.any(Number), mid: expect.any(Number) },
      ...{ high: expect.any(Number), isConfirmed: true },
    });
  const variant = "holo.unlimited";
  // Of what the sample lists: no lot, proxy, box or other language, and not what asks ninety times as much.
  expect(asking).toEqual([
    { variant, newest: newest(4) },
    { variant, condition: "lightly_played", newest: newest(3) },
    { variant, grade: { company: "psa", grade: "9" }, newest: newest(3) },
  ]);
  expect(asking.some(({ newest: one }) => "market" in one)).toBe(false);
  const shops = variants.find((one) => one["variant"] === variant && !one["grade"])?.["series"];
  expect((shops as { source: string }[]).map(({ source }) => source)).toContain("tcgplayer");
});

test("[ING-4] [ING-6] a token that has ended is had anew, and neither keys nor tokens lie in the lake or in a log", async () => {
  const since = new Date();
  await setDay("2026-02-04");
  await setFaults([{ path: "/ebay/buy/**", fault: "token-ended", times: 1 }]);
  const run = await runToTheEnd(token, request);
  expect(run).toMatchObject({ state: "completed", rejected: 0, figures: { failures: 1 } });
  const bodies = (await packKeys()).filter((key) => key.includes("/source=ebay/"));
  expect(bodies).not.toEqual([]);
  const kept = [
    ...(await Promise.all(bodies.map(packLines))),
    (await observationsOf(run.id)).filter(({ source }) => source === "ebay"),
    await linesOf("sources-fetch-unit", since),
  ].map((lines) => JSON.stringify(lines));
  expect(kept.at(-1)).toContain("UpstreamRequests");
  for (const secret of [secretValue, btoa(`${secretValue}:${secretValue}`), "v^1.1#i^1#sample"]) {
    expect(kept.filter((text) => text.includes(secret))).toEqual([]);
  }
});

test("[ING-4] once the calls of the day are spent it is asked for nothing more, and says so; what is known stays", async () => {
  const path = `GET /v1/cards/${id}/prices/history?from=2026-01-01&source=ebay`;
  const before = await api(path, { token });
  await setFaults([{ path: "/ebay/buy/**", fault: "calls-spent" }]);
  const { body: started } = await api("POST /v1/admin/runs", { token, body: request });
  await expect.poll(upstream, { timeout: 30_000 }).toMatchObject({
    callsToday: { made: 4_800, limit: 4_800 },
  });
  await fetch(requests, { method: "DELETE" });
  const { body: further } = await api("POST /v1/admin/runs", { token, body: request });
  await sleep(3_000);
  expect(await asked()).toEqual([]);
  expect((await api(path, { token })).body).toEqual(before.body);
  for (const run of [started, further]) await api(`POST /v1/admin/runs/${run.id}/stop`, { token });
});
