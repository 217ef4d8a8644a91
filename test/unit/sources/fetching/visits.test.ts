import { describe, expect, test } from "vitest";
import { fetchBatch } from "#functions/sources/fetching/fetch-batch.ts";
import type { Source } from "#functions/sources/port/source.ts";
import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { pipeline } from "#test/support/pipeline.ts";
import { shelf, shelfHost } from "#test/support/shelf.ts";

const hour = 3_600_000;
const thing = (name: string, mark = "m") => ({ name, mark });

/** A run of the shelf that has just begun; `visit` fetches with a message about some of its units. */
async function given(more: Partial<Source> = {}) {
  const line = pipeline({ sources: [shelf(more)] });
  const put = (name: string, body: object) =>
    line.bodies.set(`${shelfHost}/${name}`, JSON.stringify(body));
  put("list:all", { listed: [thing("box:a"), thing("box:b"), thing("box:c")] });
  for (const box of ["a", "b", "c"]) {
    put(`list:box:${box}`, { listed: [thing(`${box}1`), thing(`${box}2`)] });
    for (const at of [1, 2]) put(`${box}${at}`, { is: `${box}${at}` });
  }
  const run = await line.start();
  line.queue.length = 0;
  const base = { version: 2 as const, runId: run.id, startedAt: run.startedAt, source: "shelf" };
  const first: UnitDue = {
    ...{ ...base, dataset: "boxes", language: "any", units: ["all"], mode: "due" },
  };
  const boxes = (...units: string[]): UnitDue => ({ ...first, dataset: "things", units });
  const visit = (message: UnitDue, { attempt = 1, receives = 1, deps = line.deps } = {}) =>
    line.time.finish(fetchBatch(message, deps, { attempt, receives }));
  /** Paths that were asked for since it was called last. */
  const asked = () => line.asked.splice(0).map((url) => url.slice(shelfHost.length + 1));
  const sent = () => line.queue.splice(0).map(({ to, body }) => ({ to, ...body }));
  const units = async () =>
    Object.fromEntries((await line.deps.runs.allUnits(run.id)).map((one) => [one.unit, one]));
  const failing = (status: number, ...paths: string[]) => {
    line.world.trouble = (url) =>
      paths.some((path) => url === `${shelfHost}/${path}`) ? { status, headers: {} } : undefined;
  };
  return { line, put, run, first, boxes, visit, asked, sent, units, failing };
}
const outcomeOf = (done: unknown) => (done instanceof ComeBack ? done.report : done);

describe("a visit to the list that all begins with", () => {
  test("sends the units that it names, so many a message, and lets the run run", async () => {
    const { line, run, first, visit, asked, sent, units } = await given();
    expect(await visit(first)).toEqual({
      ...{ outcome: "fetched", unit: "all", requests: 1, newBodies: 1 },
    });
    expect(asked()).toEqual(["list:all"]);
    const messages = sent();
    expect(messages.filter(({ to }) => to === "fetch")).toEqual(
      [["box:a", "box:b"], ["box:c"]].map((names) => ({
        ...{ ...first, to: "fetch", dataset: "things", units: names },
      })),
    );
    expect(messages.filter(({ to }) => to === "normalize")).toMatchObject([
      {
        version: 2,
        runId: run.id,
        source: "shelf",
        dataset: "boxes",
        language: "any",
        units: ["all"],
      },
    ]);
    expect((await line.deps.runs.get(run.id))?.state).toBe("running");
    expect(await units()).toMatchObject({ all: { state: "fetched", requests: 1, newBodies: 1 } });
    expect(await line.deps.runs.countPending(run.id)).toBe(4);
    expect((await line.deps.gate.status("shelf")).lastSuccessAt).toBeDefined();
  });

  test("names only those that the run is for", async () => {
    const { first, visit, sent } = await given();
    await visit({ ...first, only: ["box:b"] });
    expect(sent().filter(({ to }) => to === "fetch")).toMatchObject([{ units: ["box:b"] }]);
  });

  test("comes back without losing a try while it cannot be had", async () => {
    const { first, visit, asked, units, failing } = await given();
    failing(404, "list:all");
    const done = await visit(first);
    expect(outcomeOf(done)).toEqual({
      ...{ outcome: "no_list", unit: "all", requests: 1, newBodies: 0 },
      reason: "all: list:all: The upstream said 404.",
    });
    // Of fifteen seconds, half is fixed.
    expect(done).toMatchObject({ afterSeconds: 11.25 });
    expect(asked()).toEqual(["list:all"]);
    expect(await visit(first, { receives: 3 })).toMatchObject({ afterSeconds: 45 });
    expect(await units()).toMatchObject({ all: { state: "fetching", failures: 2, gone: 2 } });
  });

  test("is asked for again, in its parts, when its pages do not hold what they say", async () => {
    const { put, first, visit, asked, sent } = await given();
    const whole = (totalCount: number, ...ids: string[]) => ({ whole: { ids, totalCount } });
    put("list:all", { listed: [thing("box:a")], next: ["page:2"], ...whole(2, "a") });
    put("page:2", { listed: [thing("box:a")], next: ["list:all"], ...whole(2, "a") });
    expect(outcomeOf(await visit(first))).toMatchObject({
      ...{ outcome: "no_list", requests: 2 },
      reason:
        "all: list:all: The pages hold 1 of 2 entries.; page:2: The pages hold 1 of 2 entries.",
    });
    expect(asked()).toEqual(["list:all", "page:2"]);
    expect(sent().filter(({ to }) => to === "fetch")).toEqual([]);
    put("page:2", { listed: [thing("box:b")], ...whole(2, "b") });
    expect(await visit(first)).toMatchObject({ outcome: "fetched", requests: 2 });
    expect(sent().filter(({ to }) => to === "fetch")).toMatchObject([
      { units: ["box:a", "box:b"] },
    ]);
  });

  test("is asked for again when it is none", async () => {
    const { put, first, visit, asked } = await given();
    put("list:all", { oops: true });
    expect(outcomeOf(await visit(first))).toMatchObject({
      ...{ outcome: "no_list", reason: "all: list:all: It is no list." },
    });
    put("list:all", { listed: [] });
    expect(await visit(first)).toMatchObject({ outcome: "fetched", newBodies: 1 });
    expect(asked()).toEqual(["list:all", "list:all"]);
  });
});

describe("a visit to some boxes", () => {
  test("asks for their lists and all things, and ends them when all has come", async () => {
    const { line, run, boxes, visit, asked, sent, units } = await given();
    await line.deps.runs.move(run.id, { from: ["planning"], to: "running" });
    expect(await visit(boxes("box:a", "box:b"))).toEqual({
      ...{ outcome: "fetched", unit: "box:a and 1 more", requests: 6, newBodies: 6 },
    });
    expect(asked().sort()).toEqual(["a1", "a2", "b1", "b2", "list:box:a", "list:box:b"]);
    expect(sent().map(({ to, ...body }) => [to, (body as PackLanded).units])).toEqual([
      ["normalize", ["box:a", "box:b"]],
      ["normalize", ["box:a", "box:b"]],
    ]);
    expect(await units()).toMatchObject({
      "box:a": { state: "fetched", requests: 3, newBodies: 3 },
      "box:b": { state: "fetched", requests: 3, newBodies: 3 },
    });
  });

  test("is over at once for units that are fetched already, and counts nothing twice", async () => {
    const { boxes, visit, asked, sent, units } = await given();
    await visit(boxes("box:a"));
    const before = await units();
    asked();
    sent();
    expect(await visit(boxes("box:a", "box:a"))).toMatchObject({ outcome: "fetched", requests: 0 });
    expect([asked(), sent()]).toEqual([[], []]);
    expect(await units()).toEqual(before);
  });

  test("asks for each of its units once, however often they are named", async () => {
    const { boxes, visit, asked } = await given();
    const done = await visit(boxes("box:a", "box:a"));
    expect(done).toMatchObject({ requests: 3 });
    expect(asked().sort()).toEqual(["a1", "a2", "list:box:a"]);
  });

  test("tries what fails as often as is polite, tells what failed, and keeps the rest", async () => {
    const { boxes, visit, asked, sent, units, failing } = await given();
    failing(500, "a1");
    await expect(visit(boxes("box:a", "box:b"), { attempt: 2 })).rejects.toMatchObject({
      ...{ errorClass: "transient", message: "box:a: a1: The upstream said 500." },
      retryAfterSeconds: 22.5,
    });
    expect(asked().filter((path) => path === "a1")).toHaveLength(4);
    expect(await units()).toMatchObject({
      "box:a": { state: "fetching", failures: 4, requests: 6, newBodies: 2 },
      "box:b": { state: "fetched", newBodies: 3 },
    });
    expect(sent().length).toBeGreaterThan(0);
    failing(500);
    expect(await visit(boxes("box:a", "box:b"))).toMatchObject({ requests: 1, newBodies: 1 });
    expect(asked()).toEqual(["a1"]);
  });

  test("names three failures, and how many more there are", async () => {
    const { put, boxes, visit, failing } = await given();
    const names = ["a1", "a2", "x1", "x2"];
    put("list:box:a", { listed: names.slice(0, 3).map((name) => thing(name)) });
    failing(500, ...names);
    const three = names.slice(0, 3).map((name) => `${name}: The upstream said 500.`);
    await expect(visit(boxes("box:a"))).rejects.toThrow(new RegExp(`^box:a: ${three.join("; ")}$`));
    const other = await given();
    other.put("list:box:a", { listed: names.map((name) => thing(name)) });
    other.failing(500, ...names);
    await expect(other.visit(other.boxes("box:a", "box:b"))).rejects.toThrow(
      `box:a: ${three.join("; ")}; and 1 more`,
    );
  });

  test("counts what is gone, which is no failure of its unit, and asks for it again another time", async () => {
    const { boxes, visit, units, failing } = await given();
    failing(404, "a1");
    expect(await visit(boxes("box:a"))).toMatchObject({ outcome: "fetched" });
    expect(await units()).toMatchObject({ "box:a": { state: "fetched", gone: 1, failures: 1 } });
  });

  test("asks again, in a later run, only for what its lists say anew", async () => {
    const { line, put, boxes, visit, asked } = await given();
    await visit(boxes("box:a"));
    asked();
    await line.time.advance(hour);
    const { id: runId, startedAt } = await line
      .start()
      .catch(() => ({ id: "R2", startedAt: line.time.now().toISOString() }));
    const later = { ...boxes("box:a"), runId: `${runId} later`, startedAt };
    put("list:box:a", { listed: [thing("a1"), thing("a2", "other"), thing("b1")] });
    expect(await visit(later)).toMatchObject({ outcome: "fetched", requests: 3 });
    expect(asked().sort()).toEqual(["a2", "b1", "list:box:a"]);
  });

  test("leaves off when its time is up, and goes on where it was", async () => {
    const { line, put, boxes, visit, asked, units } = await given();
    put("list:box:a", { listed: ["a1", "a2", "b1", "b2"].map((name) => thing(name)) });
    // Long enough for the list, and for the first things to be begun.
    const done = await visit(boxes("box:a"), { deps: { ...line.deps, budgetMs: 30 } });
    expect(done).toMatchObject({
      afterSeconds: 0,
      report: { outcome: "out_of_time", requests: 3 },
    });
    const before = asked();
    expect(await units()).toMatchObject({ "box:a": { state: "fetching", requests: 3 } });
    expect(await visit(boxes("box:a"))).toMatchObject({ outcome: "fetched", requests: 2 });
    expect([...before, ...asked()].sort()).toEqual(["a1", "a2", "b1", "b2", "list:box:a"]);
  });
});

describe("a visit", () => {
  test("says how many requests come next, and of none of them that all is well", async () => {
    const { line, boxes, visit } = await given();
    const expected: number[] = [];
    const { upstreamOf } = line.deps;
    const deps: typeof line.deps = {
      ...line.deps,
      upstreamOf: (source) => {
        const upstream = upstreamOf(source);
        const expect_ = (requests: number) => {
          expected.push(requests);
          upstream.expect(requests);
        };
        return { ...upstream, expect: expect_ };
      },
    };
    await visit(boxes("box:a", "box:b"), { deps });
    expect(expected).toEqual([2, 4]);
    const first = (await line.deps.gate.status("shelf")).lastSuccessAt;
    expect(first).toBeDefined();
    await line.time.advance(hour);
    await visit(boxes("box:a"));
    expect((await line.deps.gate.status("shelf")).lastSuccessAt).toBe(first);
  });

  test("[ING-5] sends what a worker stored that died before it said so, once", async () => {
    const { line, boxes, visit, asked, sent } = await given();
    const { normalize } = line.deps.queues;
    line.deps.queues.normalize = async ({ length }) => {
      if (length > 0) throw new Error("The worker has died.");
    };
    await expect(visit(boxes("box:a"))).rejects.toThrow("has died");
    expect(asked()).toEqual(["list:box:a"]);
    line.deps.queues.normalize = normalize;
    await visit(boxes("box:a"));
    expect(asked().sort()).toEqual(["a1", "a2"]);
    const keys = sent().map((body) => ("bronzeKey" in body ? body.bronzeKey : ""));
    expect(new Set(keys).size).toBe(2);
    expect([...line.packs.keys()].sort()).toEqual(keys.sort());
    await visit(boxes("box:a"));
    expect(sent()).toEqual([]);
  });

  test("asks for the day that its run was due on, also when nobody knows the run", async () => {
    const days: string[] = [];
    const { boxes, visit } = await given({
      follow: (_unit, name, { day }) => {
        days.push(day);
        return { wanted: { name, dataset: "things", request: { url: `${shelfHost}/${name}` } } };
      },
    });
    const dueAt = "2026-01-31T05:00:00.000Z";
    await visit({ ...boxes("box:a"), runId: "GONE", dueAt });
    expect(new Set(days)).toEqual(new Set(["2026-01-31"]));
  });
});

describe("[OPS-8] an upstream that is left alone", () => {
  test("is not asked, and the message stays away at least as long", async () => {
    const { line, boxes, visit, asked } = await given();
    const pauseMs = 100_000;
    const request = `${shelfHost}/a1`;
    await line.deps.gate.noteFailure("shelf", {
      request,
      reason: "Busy.",
      pauseMs,
      isTrial: false,
    });
    const done = await visit(boxes("box:a", "box:b"));
    expect(outcomeOf(done)).toEqual({
      ...{ outcome: "upstream_closed", reason: "Busy.", unit: "box:a and 1 more" },
    });
    expect(asked()).toEqual([]);
    if (!(done instanceof ComeBack)) throw new Error("It has not come back.");
    expect(done.afterSeconds).toBeGreaterThanOrEqual(100);
    expect(done.afterSeconds).toBeLessThan(121);
  });

  test("leaves the rest of a visit for later, with what had come", async () => {
    const { boxes, visit, units, failing } = await given();
    failing(429, "a1", "a2");
    expect(outcomeOf(await visit(boxes("box:a", "box:b")))).toMatchObject({
      ...{ outcome: "upstream_closed", unit: "box:a and 1 more" },
      reason: "The upstream said 429: too many requests.",
    });
    expect((await units())["box:a"]).toMatchObject({ state: "fetching", newBodies: 1 });
  });
});

describe("a message", () => {
  test("of a source that is no more is given up", async () => {
    const { boxes, visit } = await given();
    await expect(visit({ ...boxes("box:a"), source: "attic" })).rejects.toMatchObject({
      ...{ errorClass: "permanent", message: "There is no source attic." },
    });
  });

  test("of a run that nobody knows any more is fetched as it says", async () => {
    const { line, first, boxes, visit, asked, sent } = await given();
    await visit({ ...first, runId: "GONE", only: ["box:c"] });
    expect(sent().filter(({ to }) => to === "fetch")).toMatchObject([
      { runId: "GONE", units: ["box:c"], only: ["box:c"] },
    ]);
    asked();
    await visit({ ...boxes("box:c"), runId: "GONE", mode: "full" });
    expect(asked()).toHaveLength(3);
    expect(await line.deps.runs.get("GONE")).toBeUndefined();
  });

  test.each([
    ["whose time is up", "It waited until the run's 20 hours were up."],
    ["whose upstream said why", "were up. Last, shelf answered: Busy."],
  ])("of a run %s ends its units with that reason", async (what, reason) => {
    const { line, boxes, visit, asked, units } = await given();
    if (what.includes("why")) {
      const trouble = { request: "x", reason: "Busy.", pauseMs: 1, isTrial: false };
      await line.deps.gate.noteFailure("shelf", trouble);
    }
    await line.time.advance(20 * hour + 1);
    expect(await visit(boxes("box:a", "box:b"))).toEqual({
      ...{ outcome: "run_over", unit: "box:a and 1 more", requests: 0, newBodies: 0 },
    });
    expect(asked()).toEqual([]);
    expect((await units())["box:b"]).toMatchObject({
      ...{ state: "failed", reason: expect.stringContaining(reason) },
    });
  });

  test("of a run that was stopped is dropped", async () => {
    const { line, run, boxes, visit, asked, units } = await given();
    await line.deps.runs.move(run.id, { from: ["planning"], to: "stopped" });
    expect(await visit(boxes("box:a"))).toMatchObject({ outcome: "run_over", unit: "box:a" });
    expect([asked(), await units()]).toEqual([[], {}]);
  });
});

describe("[ING-1] a source's gate", () => {
  const gate = () => ({ name: "gate", dataset: "gate", request: { url: `${shelfHost}/gate` } });

  /** A run that went through the gate, and what the next one asks for. */
  async function passed(end: "completed" | "stopped" = "completed") {
    const one = await given({ gate });
    one.put("gate", { at: 1 });
    await one.visit(one.first);
    const asked = one.asked();
    await one.line.deps.runs.move(one.run.id, { from: ["running"], to: end });
    await one.line.time.advance(hour);
    one.sent();
    const next = async (more: Partial<UnitDue> = {}, mode: "due" | "full" = "due") => {
      const { id, startedAt } = await one.line.start(mode);
      one.sent();
      const done = await one.visit({ ...one.first, runId: id, startedAt, mode, ...more });
      return { done, asked: one.asked() };
    };
    return { ...one, first: asked, next };
  }

  test("is asked for before anything else, and nothing else is while it is as it was", async () => {
    const { first, next } = await passed();
    expect(first).toEqual(["gate", "list:all"]);
    expect(await next()).toMatchObject({
      asked: ["gate"],
      done: { outcome: "fetched", requests: 1 },
    });
  });

  test("opens when it says something else", async () => {
    const { next, put } = await passed();
    put("gate", { at: 2 });
    expect((await next()).asked).toEqual(["gate", "list:all"]);
  });

  test("opens when the run that went through it was not completed", async () => {
    const { next } = await passed("stopped");
    expect((await next()).asked).toEqual(["gate", "list:all"]);
  });

  test("is passed by who wants all, or only some", async () => {
    const full = await passed();
    expect((await full.next({}, "full")).asked).toEqual(["list:all"]);
    const some = await passed();
    expect((await some.next({ only: ["box:a"] })).asked).toEqual(["list:all"]);
  });

  test("keeps all shut while it does not come", async () => {
    const { next, failing } = await passed();
    failing(404, "gate");
    const { done, asked } = await next();
    expect(asked).toEqual(["gate"]);
    expect(outcomeOf(done)).toMatchObject({
      ...{ outcome: "no_list", reason: "all: gate: The upstream said 404." },
    });
  });

  test("is for the first unit alone", async () => {
    const { boxes, visit, asked } = await given({ gate });
    await visit(boxes("box:a"));
    expect(asked()).not.toContain("gate");
  });
});
