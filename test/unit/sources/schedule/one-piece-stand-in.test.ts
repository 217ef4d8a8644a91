import { afterEach, expect, test, vi } from "vitest";
import { sampleBodyAt } from "#bin/sample-upstream/body-at.ts";
import { loadData } from "#bin/sample-upstream/load-data.ts";
import type { Source } from "#functions/sources/port/source.ts";
import { optcgapi } from "#functions/sources/providers/optcgapi.ts";
import { punkRecords } from "#functions/sources/providers/punk-records.ts";
import { measureFreshness } from "#functions/sources/schedule/measure-freshness.ts";
import { startDueRuns } from "#functions/sources/schedule/start-due-runs.ts";
import { SetId } from "#schemas/values.ts";
import type { Upstream } from "#shared/upstreams/upstream.ts";
import type { FakeClock } from "#test/fakes/fake-clock.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

const host = "http://upstream.test";
const sources: readonly Source[] = [
  punkRecords(`${host}/punk-records`),
  optcgapi(`${host}/optcgapi`),
];
const bodyAt = sampleBodyAt(loadData(), host, "2026-02-01");
afterEach(() => vi.unstubAllEnvs());

/** Both sources of One Piece behind the sample upstream; the first one may be away. */
function onePiece() {
  const world = { isAway: false };
  const upstream = (time: FakeClock): Upstream => ({
    async send({ url }) {
      const base = { requestedAt: time.now().toISOString(), durationMs: 20, headers: {} };
      await time.sleep(base.durationMs);
      if (world.isAway && url.startsWith(`${host}/punk-records`)) return { ...base, status: 503 };
      const body = await bodyAt(url);
      if (body === undefined) return { ...base, status: 404 };
      const headers = { contentType: "application/json" };
      return { ...base, headers, status: 200, bytes: Buffer.from(body) };
    },
  });
  const line = pipeline({ sources, upstream });
  /** The first occasion of a moment, which tries the source itself; the next one comes while it is tried. */
  const first = () => startDueRuns(false, line.deps);
  /** An occasion of the schedule, and all that follows from it; the metrics that were written. */
  const occasion = async () => {
    vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
    const lines = await logLines(async () => {
      line.occur("schedule");
      await line.drain();
    });
    return lines.filter((one) => "StandInRuns" in one);
  };
  const newestRuns = async (since: string) =>
    (await line.deps.runs.list({ limit: 100 })).items
      .filter(({ startedAt }) => startedAt > since)
      .map(({ sources: [source], insteadOf }) => [source, insteadOf?.source]);
  const saidOf = async () => {
    const { items } = await line.store.setCards(SetId.parse("onepiece:en:op-02"), { limit: 1 });
    return items[0]?.sources.map(({ source }) => source);
  };
  const now = () => line.time.now().toISOString();
  return { line, world, first, occasion, newestRuns, saidOf, now };
}

test("[ING-4] the second source of One Piece takes over after a day, and the run and a metric say so", async () => {
  const { line, world, first, occasion, newestRuns, saidOf, now } = onePiece();
  world.isAway = true;
  expect(await occasion()).toEqual([]);
  const away = now();
  await line.pass(1);
  expect(await first()).toMatchObject({ outcome: "started", source: "punk-records" });
  expect(await occasion()).toMatchObject([{ StandInRuns: 1 }]);
  expect(await newestRuns(away)).toContainEqual(["optcgapi", "punk-records"]);
  expect(await saidOf()).toEqual(["optcgapi"]);
  const fresh = await measureFreshness({ ...line.deps, languages: ["en"] });
  expect(fresh.every(({ seconds, boundSeconds }) => seconds < boundSeconds)).toBe(true);
  expect(line.dead).toEqual([]);
});

test("[ING-4] once the first source of One Piece is back its word stands again, and it is asked alone", async () => {
  const { line, world, first, occasion, newestRuns, saidOf, now } = onePiece();
  world.isAway = true;
  await occasion();
  await line.pass(1);
  await first();
  await occasion();
  expect(await saidOf()).toEqual(["optcgapi"]);
  world.isAway = false;
  // Nobody has seen yet that it is back: it is tried, and the other asked once more.
  await line.pass(1);
  await occasion();
  const back = now();
  await line.pass(1);
  expect(await occasion()).toEqual([]);
  expect(await newestRuns(back)).toEqual([["punk-records", undefined]]);
  expect(await saidOf()).toEqual(["punk-records", "optcgapi"]);
  const { items } = await line.store.setCards(SetId.parse("onepiece:en:op-02"), { limit: 1 });
  expect(items[0]?.value.crosswalk).toHaveProperty("punk-records");
});
