import { describe, expect, test } from "vitest";
import { given, outcomeOf, thing } from "#test/support/sources/visits.ts";

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
