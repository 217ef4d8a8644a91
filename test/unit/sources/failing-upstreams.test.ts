import { expect, test } from "vitest";
import { host } from "#test/support/sources/pipeline.ts";
import { card, silver, synced } from "#test/support/sources/synced-line.ts";

test("[ING-4] a card that fails for a while is asked again within the run", async () => {
  const { line, run } = await synced(({ faults }) =>
    faults.set(card("base1-2"), [{ status: 500, headers: {} }, { error: "reset" }]),
  );
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
  const tries = line.observed().filter(({ name }) => name === "card:base1-2");
  expect(tries.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "new"]);
});

test("[LAKE-5] pages and half documents are observed, and never taken for data", async () => {
  const html = { contentType: "text/html" };
  const json = { contentType: "application/json" };
  const { line } = await synced(({ faults }) =>
    faults.set(card("base1-2"), [
      { status: 200, headers: html, bytes: Buffer.from("<html>wait</html>") },
      { status: 200, headers: json, bytes: Buffer.from('{"id":"base1-2","na') },
    ]),
  );
  const [page, half] = line.observed().filter(({ outcome }) => outcome === "failed");
  expect(page).toMatchObject({ status: 200, snippet: "<html>wait</html>" });
  expect(half?.failure?.reason).toContain("not whole JSON");
  expect([...line.packs.values()].flat().some(({ body }) => body?.includes("html"))).toBe(false);
});

const apology = {
  status: 200,
  headers: { contentType: "application/json", etag: '"sorry"' },
  bytes: Buffer.from('{"error":"We are down for maintenance."}'),
};

test.each(["sets", "sets/base1"])(
  "[OPS-8] an apology under status 200 in place of %s costs minutes, not the day",
  async (list) => {
    const { line, run } = await synced(({ faults }) =>
      faults.set(`${host}/v2/en/${list}`, [apology, apology]),
    );
    expect(await silver(line)).toHaveLength(5);
    expect(line.dead.filter(({ to }) => to === "fetch")).toEqual([]);
    expect((await line.deps.runs.get(run.id))?.finishedAt?.slice(0, 13)).toBe("2026-02-01T06");
  },
);

test("[ING-4] an upstream that says 304 to everything is not believed", async () => {
  const { line, run } = await synced((given) => {
    const endMs = Date.parse("2026-02-01T06:10:00.000Z");
    given.world.trouble = (_url, at) =>
      at.getTime() < endMs ? { status: 304, headers: {} } : undefined;
  });
  expect(await silver(line)).toHaveLength(5);
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
});

test("[ING-4] an upstream that asks to be left alone for years is asked again the next day", async () => {
  const { line } = await synced((given) => {
    const headers = { retryAfter: "315360000" };
    given.faults.set(`${host}/v2/en/sets`, [{ status: 429, headers }]);
  });
  expect(await silver(line)).toEqual([]);
  await line.pass(1);
  await line.start("due");
  await line.drain();
  expect(await silver(line)).toHaveLength(5);
  expect(line.time.now().getTime()).toBeLessThan(Date.parse("2026-02-04T06:00:00.000Z"));
});
