import { describe, expect, test } from "vitest";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { shelfHost } from "#test/support/sources/shelf.ts";
import { given, hour, outcomeOf } from "#test/support/sources/visits.ts";

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
