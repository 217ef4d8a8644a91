import { beforeEach, describe, expect, test } from "vitest";
import { SetId, Ulid } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { fetchingRuns, pictureOf } from "#test/support/pictures/fetching-runs.ts";

let world: Awaited<ReturnType<typeof fetchingRuns>>;
beforeEach(async () => {
  world = await fetchingRuns({ base1: 60, base2: 3, jungle: 1 });
});
const base1 = SetId.parse("pokemon:en:base1");
const nobody = Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A");
const minute = 60_000;

describe("[IMG-1] a run that fetches pictures", () => {
  test("of a game has every card and sign of its sets, each asked for once", async () => {
    const { id } = await world.start({ game: "pokemon" });
    expect(world.queue).toEqual([id]);
    expect(await world.see(id)).toMatchObject({ state: "queued", setsDone: 0 });
    expect(await world.work(id)).toBe(1);
    const done = await world.see(id);
    // Each of the sets has a logo and no symbol.
    expect(done).toMatchObject({
      ...{ state: "done", setsDone: 3, setsTotal: 3 },
      pictures: { present: 64 + 3, missing: 3, failed: 0 },
      finishedAt: "2026-02-01T06:00:00.000Z",
    });
    expect(new Set(world.source.asked).size).toBe(67);
    expect(world.source.asked).toHaveLength(67);
    expect(world.ports.archive.hosted().length).toBeGreaterThan(0);
  });

  test("of a set has that set alone", async () => {
    const { id, game } = await world.start({ setId: SetId.parse("pokemon:en:base2") });
    expect(game).toBe("pokemon");
    await world.work(id);
    expect(await world.see(id)).toMatchObject({
      ...{ state: "done", setsDone: 1, setsTotal: 1 },
      pictures: { present: 4, missing: 1, failed: 0 },
    });
    expect(world.source.asked).toHaveLength(4);
  });

  test("asks for nothing that is there", async () => {
    await world.work((await world.start({ game: "pokemon" })).id);
    const { length } = world.source.asked;
    const { id } = await world.start({ game: "pokemon" });
    await world.work(id);
    expect(world.source.asked).toHaveLength(length);
    expect(await world.see(id)).toMatchObject({ pictures: { present: 67, missing: 3, failed: 0 } });
  });

  test("steps back after a few pictures while others wait, and says how far it is", async () => {
    const { id } = await world.start({ setId: base1 });
    world.waiting.messages = 1;
    expect(await world.step(id)).toEqual(new ComeBack(3, { wanted: 27, checked: 26 }));
    expect(await world.see(id)).toMatchObject({
      ...{ state: "running", setsDone: 0, setsTotal: 1 },
      pictures: { present: 26, missing: 1, failed: 0 },
    });
    world.waiting.messages = 0;
    await world.work(id);
    expect(await world.see(id)).toMatchObject({ state: "done", pictures: { present: 61 } });
  });

  test("[OPS-8] whose worker dies is gone on with where it was, and counts nothing twice", async () => {
    const { id } = await world.start({ setId: base1 });
    const { advance } = world.ports.pictureRuns;
    let writes = 0;
    world.ports.pictureRuns.advance = (run) => {
      writes += 1;
      return writes === 2 ? Promise.reject(new Error("It was killed.")) : advance(run);
    };
    await expect(world.step(id)).rejects.toThrow("killed");
    await world.work(id);
    expect(await world.see(id)).toMatchObject({
      ...{ state: "done", pictures: { present: 61, missing: 1, failed: 0 } },
    });
    expect(world.source.asked).toHaveLength(61);
  });

  test("that two workers have goes on with one of them", async () => {
    const { id } = await world.start({ setId: base1 });
    await Promise.all([world.work(id), world.work(id)]);
    await world.work(id);
    expect(await world.see(id)).toMatchObject({
      ...{ state: "done", pictures: { present: 61, missing: 1, failed: 0 } },
    });
  });

  test("waits for a host that is not to be asked, and says until when", async () => {
    const { id } = await world.start({ setId: base1 });
    const untilMs = world.ports.clock().getTime() + 5 * minute;
    const { fetch } = world.source;
    world.ports.source.fetch = async () => ({ kind: "unasked", reason: "It rests.", untilMs });
    const answer = await world.step(id);
    expect(answer).toBeInstanceOf(ComeBack);
    expect((answer as ComeBack).afterSeconds).toBe(300);
    const waitsUntil = "2026-02-01T06:05:00.000Z";
    expect(await world.see(id)).toMatchObject({
      ...{ state: "running", waitsUntil, pictures: { present: 0 } },
    });
    world.ports.source.fetch = fetch;
    world.later(5 * minute);
    await world.work(id);
    const done = await world.see(id);
    expect(done).toMatchObject({ state: "done", pictures: { present: 61 } });
    expect(done.waitsUntil).toBeUndefined();
  });

  test("counts what its source does not give, and goes on", async () => {
    world.source.answers.set(pictureOf("base1", 3), { kind: "unusable", reason: "It is a page." });
    world.source.answers.delete(pictureOf("base1", 4));
    const { id } = await world.start({ setId: base1 });
    await world.work(id);
    expect(await world.see(id)).toMatchObject({
      ...{ state: "done", pictures: { present: 59, missing: 2, failed: 1 } },
    });
  });

  test("that is stopped goes no further, and stays stopped", async () => {
    const { id } = await world.start({ setId: base1 });
    world.waiting.messages = 1;
    await world.step(id);
    const stopped = await world.stop(id);
    expect(stopped).toMatchObject({ state: "stopped", pictures: { present: 26 } });
    const { length } = world.source.asked;
    expect(await world.step(id)).toEqual({ wanted: 0, checked: 0 });
    expect(world.source.asked).toHaveLength(length);
    expect(await world.stop(id)).toEqual(stopped);
  });

  test("ends after three days of trouble, and says what to do", async () => {
    const { id } = await world.start({ setId: base1 });
    world.later(3 * 24 * 60 * minute + 1);
    await world.step(id);
    expect(await world.see(id)).toMatchObject({
      ...{ state: "failed", reason: expect.stringContaining("3 days") },
    });
  });

  test("is started once by one key", async () => {
    const first = await world.start({ setId: base1 }, "once");
    expect((await world.start({ setId: base1 }, "once")).id).toBe(first.id);
    await expect(world.start({ game: "pokemon" }, "once")).rejects.toMatchObject({
      code: "request.key_reused",
    });
    const twins = await Promise.all([
      world.start({ game: "pokemon" }, "twins"),
      world.start({ game: "pokemon" }, "twins"),
    ]);
    expect(new Set(twins.map(({ id }) => id)).size).toBe(1);
  });

  test("is about what there is", async () => {
    const start = world.start({ setId: SetId.parse("pokemon:en:nowhere") });
    await expect(start).rejects.toMatchObject({ code: "catalog.no_such_set" });
    await expect(world.see(nobody)).rejects.toMatchObject({ code: "images.no_such_picture_run" });
    await expect(world.stop(nobody)).rejects.toMatchObject({ code: "images.no_such_picture_run" });
    expect(await world.step(nobody)).toEqual({ wanted: 0, checked: 0 });
  });
});
