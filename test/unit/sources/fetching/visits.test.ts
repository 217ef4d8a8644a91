import { describe, expect, test } from "vitest";
import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { shelfHost } from "#test/support/sources/shelf.ts";
import { given, hour, outcomeOf, thing } from "#test/support/sources/visits.ts";

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
