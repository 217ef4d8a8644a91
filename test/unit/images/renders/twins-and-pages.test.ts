import { describe, expect, test } from "vitest";
import { renderView } from "#functions/images/renders/render-view.ts";
import { offeredDays } from "#schemas/storage/image-files.ts";
import { Ulid } from "#schemas/values.ts";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";
import { ofCollection } from "#test/support/pictures/some-renders.ts";

/** Enough for several pages. */
const large = { columns: 10, quality: "high", footer: { date: false } };
const day = 86_400_000;

describe("[API-3] of two requests with one key at once", () => {
  /** A twin is kept between the look for one and the write. */
  async function twins(change: object = {}) {
    const given = await renderPorts(2);
    const { renders } = given.ports;
    const { create } = renders;
    const id = Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A");
    renders.create = async (userId, render, note) => {
      const request = note && { ...note, ...change };
      await create(userId, { ...render, id }, request);
      return create(userId, render, note);
    };
    return { ...given, id };
  }

  test("the later one answers with the render of the other, and has it queued", async () => {
    const { ask, queue, id } = await twins();
    expect((await ask({}, "key-1")).id).toBe(id);
    expect(queue.map(({ renderId }) => renderId)).toEqual([id]);
  });

  test("the later one is refused when it is another request", async () => {
    const { ask } = await twins({ requestHash: "0".repeat(64) });
    await expect(ask({}, "key-1")).rejects.toMatchObject({ code: "request.key_reused" });
  });

  test("a render whose id is taken, though nobody has its key, is a fault of ours", async () => {
    const { ask, ports } = await renderPorts(1);
    ports.renders.create = async () => "taken";
    for (const key of [undefined, "key-1"]) {
      await expect(ask({}, key)).rejects.toThrow(/^The render \w{26} exists already\.$/);
    }
  });
});

describe("the pages of a composite", () => {
  /** Drawn, then drawn once more with some of its pages gone. */
  async function redrawn(gone: readonly number[], waitMs = 3_600_000) {
    const given = await renderPorts(70);
    const { ask, draw, get, ports, pass } = given;
    ports.source.answers.set(pictureOf("70"), { kind: "absent" });
    const first = await ask(large);
    await draw(first.id);
    const before = (await get(first.id))?.composite;
    const keys = [...ports.pages.files.keys()].sort();
    for (const page of gone) ports.pages.files.delete(keys[page] ?? "");
    ports.pages.kept.length = 0;
    pass(waitMs);
    // As if nobody had remembered that it was drawn.
    ports.renders.composite = async () => undefined;
    const { id } = await ask(large);
    const report = await draw(id);
    return { ...given, before, keys, report, after: (await get(id))?.composite };
  }

  test("are drawn where they are not there, and named in their order", async () => {
    const { before, after, keys, report, ports } = await redrawn([0, 2]);
    expect(keys.length).toBeGreaterThan(2);
    expect(report).toMatchObject({ pages: keys.length, pagesDrawn: 2 });
    expect(ports.pages.kept.sort()).toEqual([keys[0], keys[2]]);
    expect(after?.pages).toEqual(before?.pages);
    expect(after?.pages.map(({ page }) => page)).toEqual(keys.map((_key, at) => at + 1));
  });

  test("are there as long as the oldest of them", async () => {
    const { before, after } = await redrawn([1]);
    expect(after?.storedAt).toBe(before?.storedAt);
    const all = await redrawn([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(Date.parse(all.after?.storedAt ?? "")).toBe(
      Date.parse(all.before?.storedAt ?? "") + 3_600_000,
    );
  });

  test("are drawn anew when they have lain there so long that they would be deleted", async () => {
    const young = await redrawn([], offeredDays * day);
    expect(young.report).toMatchObject({ pagesDrawn: 0 });
    const old = await redrawn([], offeredDays * day + 1);
    expect(old.report).toMatchObject({ pagesDrawn: old.keys.length });
  });
});

test("[IMG-5] progress begins at nothing where no picture is fetched, and behind them where some are", async () => {
  const progressOf = async (isAgain: boolean) => {
    const { ask, draw, ports, pass } = await renderPorts(70);
    if (isAgain) await draw((await ask({ ...large, theme: "dark" })).id);
    const seen: { percent: number; cardsDone: number }[] = [];
    const { advance } = ports.renders;
    ports.renders.advance = (name, progress) => {
      seen.push(progress);
      return advance(name, progress);
    };
    const { keep } = ports.pages;
    ports.pages.keep = async (page, bytes) => {
      pass(60_000);
      return keep(page, bytes);
    };
    await draw((await ask(large)).id);
    return seen.filter(({ cardsDone }) => cardsDone > 0);
  };
  const [fetched] = await progressOf(false);
  const [known] = await progressOf(true);
  expect(known?.cardsDone).toBe(fetched?.cardsDone);
  const share = (known?.cardsDone ?? 0) / 70;
  expect(known?.percent).toBeCloseTo(99 * share, 0);
  expect(fetched?.percent).toBeGreaterThan(known?.percent ?? 0);
});

test("nothing is sent to be checked where nothing is left, or nothing due", async () => {
  const { ask, draw, ports } = await renderPorts(2);
  const sent: number[] = [];
  ports.imageQueue.send = async (ids) => void sent.push(ids.length);
  await draw((await ask()).id);
  expect((await ask()).state).toBe("done");
  expect(sent).toEqual([]);
});

test("a render that is not drawn yet has no pages, and one that has failed stays failed for its reason", () => {
  const base = {
    id: Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A"),
    ...ofCollection(),
    ...{ percent: 0, cardsDone: 0, cardsTotal: 2, createdAt: "2026-02-01T06:00:00.000Z" },
  };
  const later = new Date("2026-02-03T06:00:00.000Z");
  const failed = renderView({ ...base, state: "failed", error: "No." }, "https://cdn.test", later);
  expect(failed).toMatchObject({ state: "failed", error: "No.", pages: [], placeholders: [] });
});
