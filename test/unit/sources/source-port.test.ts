import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test } from "vitest";
import { measureFreshness } from "#functions/sources/schedule/measure-freshness.ts";
import { authoriser } from "#functions/sources/upstreams/authoriser.ts";
import { httpUpstream } from "#shared/upstreams/http-upstream.ts";
import { bazaar, bazaarServer } from "#test/support/sources/bazaar.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

let close = () => {};
afterEach(() => close());

const today = "2026-02-01";

/** The pipeline over the bazaar, as far as the lake. */
async function given() {
  const server = await bazaarServer();
  close = server.close;
  const source = bazaar(server.host);
  const offers = { taken: 0, most: 0 };
  const line = pipeline({
    sources: [source],
    recorders: [
      {
        kind: "offer",
        async record(records) {
          offers.taken += records.length;
          offers.most = Math.max(offers.most, records.length);
          const none = { unchanged: 0, older: 0, refused: [], cards: 0, drifted: 0 };
          // The first one has no shop.
          const drift = records.map((_one, at) => ({
            at,
            fields: offers.taken === records.length && at === 0 ? ["missing_field shop"] : [],
          }));
          return { written: records.length, ...none, drift };
        },
      },
    ],
    upstream: ({ now }) => httpUpstream({ userAgent: "cardlake/test", clock: now }),
    letIn: ({ name, credentials }, clock) => {
      const readIfThere = async () => undefined;
      const secrets = { read: async () => ({ key: "open sesame" }), readIfThere };
      return credentials && authoriser(name, { credentials, secrets, clock });
    },
  });
  const synced = async () => {
    server.seen.length = 0;
    const run = await line.start("due");
    await line.drain();
    const { state } = (await line.deps.runs.get(run.id)) ?? {};
    return { state, paths: server.seen.map(({ path, body }) => `${path}${body && ` ${body}`}`) };
  };
  return { server, source, offers, line, synced, ...server };
}

test("a source is started by its own schedule, watched by its own age, and its drift is counted", async () => {
  const { line } = await given();
  // 23:00 in New York was two hours ago.
  line.occur("schedule");
  await line.drain();
  const [run] = (await line.deps.runs.list({ limit: 9 })).items;
  expect(run).toMatchObject({ sources: ["bazaar"], state: "completed" });
  expect(run?.drift).toMatchObject([
    { source: "bazaar", language: "any", dataset: "prices", fields: { "missing_field shop": 1 } },
  ]);
  expect(await measureFreshness(line.deps)).toEqual([
    { source: "bazaar", language: "any", seconds: 0, boundSeconds: 25 * 3600 },
  ]);
  line.occur("schedule");
  await line.drain();
  expect((await line.deps.runs.list({ limit: 9 })).items).toHaveLength(1);
});

test.each(["add-a-source", "add-a-game"])("every file that docs/%s.md names is there", (name) => {
  const root = new URL("../../../", import.meta.url);
  const guide = readFileSync(new URL(`docs/${name}.md`, root), "utf8");
  const paths = [...guide.matchAll(/`((?:bin|functions|lib|schemas|test|docs)\/[\w./-]+)`/g)];
  expect(paths.length).toBeGreaterThan(3);
  for (const [, path = ""] of paths)
    expect([path, existsSync(new URL(path, root))]).toEqual([path, true]);
});

test("a run gets a token, passes the gate, reads every page and follows it to the day's address", async () => {
  const { synced, line } = await given();
  const { state, paths } = await synced();
  expect(paths.slice(0, 4)).toEqual(["/token", "/last-updated.txt", "/offers 1", "/offers 2"]);
  expect(paths.slice(4).sort()).toEqual([`/${today}/a`, `/${today}/prices.ndjson`]);
  expect(state).toBe("completed");
  const lines = [...line.packs.values()].flat();
  expect(lines.map(({ name }) => name).sort()).toEqual(
    ["a", "gate", "page:1", "page:2", "prices.ndjson"].sort(),
  );
  expect(lines.find(({ name }) => name === "page:2")?.request).toMatchObject({
    method: "POST",
    body: "2",
  });
});

test("[LAKE-5] neither secret nor token is in anything that is stored", async () => {
  const { synced, line } = await given();
  await synced();
  const stored = JSON.stringify([[...line.packs], line.observed()]);
  expect(stored).not.toContain("sesame");
  expect(stored).not.toMatch(/Bearer|"t1"|\/token/);
});

test("while the gate stays as it is nothing else is asked for, until it changes", async () => {
  const { synced, line, state } = await given();
  await synced();
  await line.pass(1);
  const shut = await synced();
  expect(shut).toMatchObject({ state: "completed" });
  expect(shut.paths.filter((path) => path !== "/token")).toEqual(["/last-updated.txt"]);
  state.updated = "tuesday";
  await line.pass(1);
  expect((await synced()).paths).toContain("/offers 2");
});

test("a gate that a run went through without completing is gone through again", async () => {
  const { synced, line } = await given();
  const run = await line.start("due");
  const [first] = line.queue.splice(0);
  if (first) await line.handle(first);
  line.queue.length = 0;
  await line.deps.runs.move(run.id, { from: ["planning", "running"], to: "stopped" });
  await line.pass(1);
  expect((await synced()).paths).toContain("/offers 1");
});

test("a token is renewed before it ends, and once when it is refused all the same", async () => {
  const { synced, line, state } = await given();
  state.tokenSeconds = 600;
  await synced();
  await line.pass(1);
  expect((await synced()).paths[0]).toBe("/token");
  state.isTokenGood = (token) => token !== "t3";
  state.updated = "tuesday";
  await line.pass(1);
  const { state: end, paths } = await synced();
  expect(paths.slice(0, 4)).toEqual(["/token", "/last-updated.txt", "/token", "/last-updated.txt"]);
  expect(end).toBe("completed");
});

test("a token that is never good leaves the source alone, and says why", async () => {
  const { line, state, seen } = await given();
  state.isTokenGood = () => false;
  await line.start("due");
  const [message] = line.queue.splice(0);
  if (message) await line.handle(message);
  expect(seen.filter(({ path }) => path === "/token")).toHaveLength(2);
  expect((await line.deps.gate.status("bazaar")).reason).toBe("The upstream said 401.");
});

test("what a source itself calls trouble is trouble", async () => {
  const { line, state } = await given();
  state.isAtTea = true;
  await line.start("due");
  const [message] = line.queue.splice(0);
  if (message) await line.handle(message);
  expect(await line.deps.gate.status("bazaar")).toMatchObject({
    ...{ isOpen: true, reason: "The bazaar has its tea." },
  });
});

test("the day of an address is that of the source's own clocks", async () => {
  const { synced, line } = await given();
  await line.time.advance(Date.parse("2026-02-02T03:00:00.000Z") - line.time.now().getTime());
  expect((await synced()).paths).toContain(`/${today}/a`);
});

test("[LAKE-1] a file of 20 MB with many records is never in memory as a whole", async () => {
  const { synced, line, state, source, offers } = await given();
  state.lines = 400_000;
  expect((await synced()).state).toBe("completed");
  expect(offers.taken).toBeGreaterThanOrEqual(state.lines);
  // Whoever takes them gets them by the thousand.
  expect(offers.most).toBe(1000);
  const stored = [...line.packs.values()].flat().find(({ name }) => name === "prices.ndjson");
  expect(stored?.bodyKey).toMatch(/^bronze\/.+\/language=any\/_[0-9a-f]{64}\.gz$/);
  if (!stored) throw new Error("The file was not stored.");
  const answer = { ...stored, url: stored.request.url, body: line.deps.lake.bodyOf(stored) };
  const held = heldMb();
  const before = held();
  let records = 0;
  for await (const outcome of source.records(answer, { day: today })) {
    if ("record" in outcome) records += 1;
    if (records === state.lines / 2) expect(held() - before).toBeLessThan(8);
  }
  expect(records).toBe(state.lines);
}, 60_000);

/** What is still held once all that is not has been collected. */
function heldMb() {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  return () => {
    collect();
    return (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers) / 1024 / 1024;
  };
}
