import { expect, test } from "vitest";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { startRun } from "#functions/sources/runs/start-run.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Recorder } from "#shared/kernel/recorder.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import type { Upstream } from "#shared/upstreams/upstream.ts";
import type { FakeClock } from "#test/fakes/fake-clock.ts";
import { recording } from "#test/support/prices/price-records.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { archiveOf, sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";
const first = "2024-02-08";
const daysFrom = (count: number) => Array.from({ length: count }, (_, at) => dayAfter(first, at));
const unitsOf = (days: readonly string[]) => days.map((day) => `archive/${day}`);
const price = (productId: number, marketPrice: number) => ({ productId, marketPrice });
const fileOf = (...results: unknown[]) => JSON.stringify({ success: true, errors: [], results });
const archiveOn = (day: string) =>
  archiveOf({ files: { [`${day}/3/604/prices`]: fileOf(price(1, Number(day.slice(-2)))) } });

/** What the mirror says of a file that is not there. */
type Missing = Pick<Exchange, "status" | "headers" | "bytes">;

/** A mirror with archives of these days and the files of today, and what is asked of it. */
function given(
  archives: ReadonlyMap<string, Buffer>,
  { recorder, missing = { status: 404 } }: { recorder?: Recorder; missing?: Missing } = {},
) {
  const prices = keptRecords("price");
  const asked: string[] = [];
  const files = new Map<string, Buffer>([
    ["/last-updated.txt", Buffer.from("2026-02-01")],
    ["/tcgplayer/3/groups", Buffer.from(fileOf({ groupId: 604, name: "Base", categoryId: 3 }))],
    ["/tcgplayer/68/groups", Buffer.from(fileOf())],
    ["/tcgplayer/3/604/prices", Buffer.from(fileOf(price(1, 99)))],
    ["/tcgplayer/3/604/products", Buffer.from(fileOf({ productId: 1, name: "One" }))],
    ...[...archives].map(([day, body]): [string, Buffer] => [
      `/archive/tcgplayer/prices-${day}.ppmd.7z`,
      body,
    ]),
  ]);
  const upstream = (time: FakeClock): Upstream => ({
    async send({ url }, { etag }) {
      const path = url.slice(host.length);
      asked.push(path);
      const base = { requestedAt: time.now().toISOString(), durationMs: 20 };
      await time.sleep(20);
      const bytes = files.get(path);
      if (!bytes) return { ...base, headers: {}, ...missing };
      const headers = { etag: `"${sha256(bytes)}"` };
      return etag === headers.etag
        ? { ...base, status: 304, headers }
        : { ...base, status: 200, headers, bytes };
    },
  });
  const line = pipeline({
    sources: [tcgcsv(host, sevenZip)],
    recorders: [recorder ?? prices],
    upstream,
  });
  const run = async (units?: readonly string[]) => {
    const [before, kept] = [asked.length, prices.kept.length];
    const request = { source: "tcgcsv", mode: "due" as const, ...(units && { units }) };
    const { run: begun } = await startRun(request, undefined, line.deps);
    await line.drain();
    return {
      state: (await line.deps.runs.get(begun.id))?.state,
      units: await line.deps.runs.allUnits(begun.id),
      asked: asked.slice(before),
      points: pointsOf(prices.kept.slice(kept)),
    };
  };
  return { line, run, files, prices };
}

const pointsOf = (kept: ReturnType<typeof keptRecords>["kept"]) =>
  kept
    .map(({ value }) => value as { statedOn: string; columns: { market: number } })
    .map(({ statedOn, columns }) => `${statedOn} ${columns.market}`)
    .toSorted();

const madeOn = async (days: readonly string[]) =>
  new Map(await Promise.all(days.map(async (day) => [day, await archiveOn(day)] as const)));

test("[PRC-2] days of the past that a run names come in under their own days, and no list is asked for", async () => {
  const days = daysFrom(3);
  const { run } = given(await madeOn(days));
  const done = await run(unitsOf(days.toReversed()));
  expect(done.state).toBe("completed");
  expect(done.points).toEqual(["2024-02-08 800", "2024-02-09 900", "2024-02-10 1000"]);
  expect(done.asked.toSorted()).toEqual(
    days.map((day) => `/archive/tcgplayer/prices-${day}.ppmd.7z`),
  );
  const again = await run(unitsOf([...days, ...days]));
  expect([again.state, again.asked.length, again.points]).toEqual(["completed", 3, []]);
});

test("[ING-1] a run that names no day asks for no archive", async () => {
  const { run } = given(await madeOn(daysFrom(2)));
  const daily = await run();
  expect(daily.points).toEqual(["2026-02-01 9900"]);
  expect(daily.asked.filter((path) => path.startsWith("/archive"))).toEqual([]);
  const mixed = await run(["3/604", `archive/${first}`, "archive/2024-02-07", "archive/x"]);
  expect(mixed.points).toEqual(["2024-02-08 800"]);
  expect(mixed.asked).toContain("/tcgplayer/3/604/prices");
});

test("[ING-7] a day that is not there, and one that is no archive, cost their neighbours nothing", async () => {
  const days = daysFrom(4);
  const archives = await madeOn(days);
  archives.delete("2024-02-09");
  archives.set("2024-02-10", await archiveOn("2024-02-12"));
  const { run, line } = given(archives);
  const { state, units, points } = await run(unitsOf(days));
  expect([state, points]).toEqual([
    "completed_with_failures",
    ["2024-02-08 800", "2024-02-11 1100"],
  ]);
  const outcomes = units
    .filter(({ dataset }) => dataset === "archives")
    .map(({ unit, state, gone = 0, rejected }) => [
      unit.slice(8),
      state,
      gone,
      rejected?.size ?? 0,
    ]);
  expect(outcomes.toSorted()).toEqual([
    ["2024-02-08", "done", 0, 0],
    ["2024-02-09", "done", 1, 0],
    ["2024-02-10", "done", 0, 1],
    ["2024-02-11", "done", 0, 0],
  ]);
  expect(line.dead.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("holds 2024-02-12"),
  ]);
});

const denied = (contentType: string, text: string): Missing => ({
  ...{ status: 403, headers: { contentType }, bytes: Buffer.from(text) },
});

test("[ING-4] a mirror that says 403 of days that are not there is asked for the others, and for today's prices", async () => {
  const days = daysFrom(30);
  const missing = denied("application/xml", "<Error><Code>AccessDenied</Code></Error>");
  const { run } = given(await madeOn(days.slice(-1)), { missing });
  const { state, units, points } = await run(unitsOf(days));
  expect([state, points]).toEqual(["completed", ["2024-03-08 800"]]);
  expect(units.filter(({ gone = 0 }) => gone > 0)).toHaveLength(29);
  expect((await run()).points).toEqual(["2026-02-01 9900"]);
});

test("[ING-4] a mirror that says the same 403 of today's files keeps us out: nothing of them is gone, and it is left alone", async () => {
  const missing = denied("application/xml", "<Error><Code>AccessDenied</Code></Error>");
  const { run, files, line } = given(new Map(), { missing });
  files.delete("/tcgplayer/3/604/prices");
  const { state, units, points, asked } = await run();
  expect([state, points]).toEqual(["completed_with_failures", []]);
  expect(units.filter(({ gone = 0 }) => gone > 0)).toEqual([]);
  expect(await line.deps.gate.status("tcgcsv")).toMatchObject({
    ...{ isOpen: true, reason: "The upstream said 403." },
  });
  expect(asked.length).toBeLessThan(100);
});

test("[ING-4] a mirror that keeps us out has not said that anything is not there", async () => {
  const days = daysFrom(30);
  const missing = denied("text/html", "<h1>403 ERROR</h1>");
  const { run } = given(await madeOn(days.slice(-1)), { missing });
  const { state, units } = await run(unitsOf(days));
  expect(state).not.toBe("completed");
  expect(units.filter(({ gone = 0 }) => gone > 0)).toEqual([]);
});

test("[ING-4] a mirror that keeps its archives back is asked once for each, and still for today's prices", async () => {
  const days = daysFrom(30);
  const missing = denied("text/html", "<h1>403 ERROR</h1>");
  const { run, line } = given(await madeOn(days.slice(-1)), { missing });
  const before = line.time.now().getTime();
  const { state, asked, units, points } = await run(unitsOf(days));
  expect([state, points]).toEqual(["completed_with_failures", ["2024-03-08 800"]]);
  expect(asked.length).toBeLessThan(35);
  const failed = units.filter((one) => one.state === "failed");
  expect(failed).toHaveLength(29);
  expect(failed[0]?.reason).toContain("said 403 of an archive");
  expect(line.time.now().getTime() - before).toBeLessThan(60_000);
  expect((await run()).points).toEqual(["2026-02-01 9900"]);
});

test("[ING-5] a hundred days go through, although every other worker dies on its first try", {
  timeout: 60_000,
}, async () => {
  const days = daysFrom(100);
  const body = await archiveOn(first);
  // One body under all names: those of other days are refused, and none is lost.
  const archives = new Map([
    ...days.map((day) => [day, body] as const),
    ...(await madeOn(days.slice(0, 20))),
  ]);
  const { run, line } = given(archives);
  const begun = new Set<string>();
  line.world.doomed = ({ id }) => {
    const isFirst = !begun.has(id);
    begun.add(id);
    return isFirst && begun.size % 2 === 0;
  };
  const { state, units, points } = await run(unitsOf(days));
  expect(state).toBe("completed_with_failures");
  expect(new Set(points).size).toBe(20);
  const rejected = units.filter((unit) => (unit.rejected?.size ?? 0) > 0);
  expect([units.length, rejected.length]).toEqual([101, 80]);
});

test("[LAKE-6] a replay of the archives gives the same prices, and asks nobody", async () => {
  const days = daysFrom(3);
  const { run, line, prices } = given(await madeOn(days));
  const { points } = await run(unitsOf(days));
  const kept = prices.kept.length;
  await line.replay({ source: "tcgcsv", dataset: "archives" });
  await line.drain();
  expect(pointsOf(prices.kept.slice(kept))).toEqual(points);
  const provenance = ({ provenance }: { provenance: object }) => JSON.stringify(provenance);
  expect(prices.kept.slice(kept).map(provenance).toSorted()).toEqual(
    prices.kept.slice(0, kept).map(provenance).toSorted(),
  );
});

test("[ING-4] an archive that was cut is asked for again, and counts once it is whole", async () => {
  const whole = await archiveOn(first);
  const { run, files, line } = given(new Map([[first, whole.subarray(0, -10)]]));
  const path = `/archive/tcgplayer/prices-${first}.ppmd.7z`;
  line.world.doomed = () => {
    // Some time after the first try.
    if (line.time.now().getTime() > Date.parse("2026-02-01T06:05:00Z")) files.set(path, whole);
    return false;
  };
  const { state, asked, points } = await run(unitsOf([first]));
  expect([state, points]).toEqual(["completed", ["2024-02-08 800"]]);
  expect(asked.length).toBeGreaterThan(3);
});

test("[PRC-2] days in any order, and again, come to the same history", async () => {
  const days = daysFrom(20);
  const archives = new Map(
    await Promise.all(
      days.map(async (day, at) => {
        const row = { productId: 42_382, subTypeName: "Holofoil", marketPrice: 100 + at };
        return [day, await archiveOf({ files: { [`${day}/3/604/prices`]: fileOf(row) } })] as const;
      }),
    ),
  );
  const historyAfter = async (...orders: (readonly string[])[]) => {
    const { recorder, history } = recording();
    const { run, line } = given(archives, { recorder });
    for (const order of orders) {
      await run(unitsOf(order));
      // Nothing is known of what was fetched, so that all of it comes anew.
      line.forget();
    }
    const points = (await history()).flatMap((one) => one.points);
    return points.map(({ day, columns }) => `${day} ${columns.market}`);
  };
  const inOrder = await historyAfter(days);
  expect(inOrder).toEqual(days.map((day, at) => `${day} ${10_000 + 100 * at}`));
  const shuffled = days.toSorted((a, b) => (sha256(a) < sha256(b) ? -1 : 1));
  expect(await historyAfter(shuffled.slice(0, 12), days.toReversed(), shuffled)).toEqual(inOrder);
}, 20_000);
