import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { drawRender } from "#functions/images/renders/draw-render.ts";
import { tooLate } from "#functions/images/renders/render-deadline.ts";
import { giveUpRender } from "#functions/images/renders/render-failure.ts";
import { renderView } from "#functions/images/renders/render-view.ts";
import { at } from "#test/support/collections/collections.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

beforeEach(() => vi.useFakeTimers({ now: new Date(at) }));
afterEach(() => vi.useRealTimers());

const clock = () => new Date();
const minute = 60_000;
const never = () => new Promise<never>(() => undefined);
/** Enough for four pages. */
const large = { columns: 10, quality: "high" };
type Ports = Awaited<ReturnType<typeof renderPorts>>["ports"];

/** What a try comes to, and how long it took. */
async function outcomeOf(work: Promise<unknown>, ms: number) {
  const startedMs = Date.now();
  const end = work.then(
    (report) => ({ report, tookMs: Date.now() - startedMs }),
    (error: unknown) => ({ error, tookMs: Date.now() - startedMs }),
  );
  await vi.advanceTimersByTimeAsync(ms);
  return Promise.race([end, "still waiting" as const]);
}

const hangs: Readonly<Record<string, (ports: Ports) => void>> = {
  "the plan's bucket": (ports) => Object.assign(ports.plans, { get: never }),
  "the table of pictures": (ports) => Object.assign(ports.records, { find: never }),
  "a picture's source": (ports) => Object.assign(ports.source, { fetch: never }),
  "the archive of pictures": (ports) => Object.assign(ports.archive, { keepOriginal: never }),
  "the cells": (ports) => Object.assign(ports.tools.images, { cell: never }),
  "the browser": (ports) => Object.assign(ports.tools.sheetDrawer, { draw: never }),
  "looking for a page": (ports) => Object.assign(ports.pages, { find: never }),
  "keeping a page": (ports) => Object.assign(ports.pages, { keep: never }),
  "the render's last write": (ports) => Object.assign(ports.renders, { finish: never }),
};

describe.each(Object.entries(hangs))("[IMG-5] when %s does not answer", (_what, hang) => {
  test("a try ends before its worker's time does, and is made again soon", async () => {
    const { ask, draw, ports } = await renderPorts(2, { clock });
    const { id } = await ask();
    hang(ports);
    const outcome = await outcomeOf(draw(id, 1, 5 * minute), 5 * minute);
    expect(outcome).toMatchObject({
      error: { errorClass: "transient", retryAfterSeconds: 15 },
      tookMs: 5 * minute - 15_000,
    });
  });

  test("a render ends within its quarter of an hour, however late it was begun", async () => {
    const { ask, draw, ports } = await renderPorts(2, { clock });
    const { id } = await ask();
    await vi.advanceTimersByTimeAsync(14 * minute);
    hang(ports);
    const outcome = await outcomeOf(draw(id, 2, 5 * minute), minute);
    const error = { errorClass: "permanent", message: tooLate };
    expect(outcome).toMatchObject({ error, tookMs: 50_000 });
  });
});

test("[IMG-5] workers that die or hang leave a render that has failed after a quarter of an hour, with the reason", async () => {
  const { ask, draw, ports, place, get } = await renderPorts(2, { clock });
  const { id } = await ask();
  ports.tools.sheetDrawer.draw = never;
  const seen = async () => {
    const item = await get(id);
    return item && renderView(item, "https://cdn.test", clock());
  };
  for (let death = 1; death <= 2; death += 1) {
    // This worker says nothing any more; its message comes back after its time and ten seconds.
    void draw(id, death, 5 * minute).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(5 * minute + 10_000);
    expect(await seen()).toMatchObject({ state: "running" });
  }
  const last = await outcomeOf(draw(id, 3, 5 * minute), 5 * minute);
  expect(last).toMatchObject({ error: { errorClass: "permanent", message: tooLate } });
  // Nobody has written anything down yet, and its owner knows.
  expect(await seen()).toMatchObject({ state: "failed", error: tooLate });
  const name = { userId: place.userId, renderId: id };
  await giveUpRender(name, tooLate, ports);
  expect(await get(id)).toMatchObject({ state: "failed", error: tooLate });
  expect(await draw(id)).toEqual({ outcome: "not_wanted" });
});

test("[IMG-5] a page gets no more time of the browser than its render has left", async () => {
  const { ask, draw, ports } = await renderPorts(1, { clock });
  const given: number[] = [];
  const { draw: drawSheet } = ports.tools.sheetDrawer;
  ports.tools.sheetDrawer.draw = (sheet) => {
    given.push(sheet.timeoutMs);
    return drawSheet(sheet);
  };
  const { id } = await ask();
  await vi.advanceTimersByTimeAsync(14 * minute + 30_000);
  await draw(id);
  await draw((await ask({ theme: "dark" })).id);
  expect(given).toEqual([20_000, 30_000]);
});

test("[IMG-5] pictures take a quarter of the time that is left, so that there is time to draw", async () => {
  const { ask, draw, ports } = await renderPorts(1, { clock });
  const given: number[] = [];
  const { fetch } = ports.source;
  ports.source.fetch = (url, request) => {
    given.push(request.timeoutMs);
    return fetch(url, request);
  };
  const { id } = await ask();
  await vi.advanceTimersByTimeAsync(14 * minute + 46_000);
  expect(await draw(id)).toMatchObject({ outcome: "drawn" });
  expect(given).toEqual([1_000]);
});

test("[IMG-5] what nobody waits for any more is not drawn on behind their backs", async () => {
  const { ask, draw, ports } = await renderPorts(70, { clock });
  const { id } = await ask(large);
  const { keep } = ports.pages;
  ports.pages.keep = async (page, bytes) => {
    await new Promise((resolve) => setTimeout(resolve, 3 * minute));
    return keep(page, bytes);
  };
  await outcomeOf(draw(id, 1, 5 * minute), 5 * minute);
  await vi.advanceTimersByTimeAsync(30 * minute);
  expect(ports.pages.kept.length).toBeLessThanOrEqual(2);
});

test("[API-3] a key whose render ran out of time queues nothing more", async () => {
  const { ask, queue } = await renderPorts(1, { clock });
  await ask({}, "key-1");
  await vi.advanceTimersByTimeAsync(15 * minute);
  await ask({}, "key-1");
  expect(queue).toHaveLength(1);
});

test("a render whose plan is gone is not tried again", async () => {
  const { ask, ports, place } = await renderPorts(1, { clock });
  const { id: renderId } = await ask();
  ports.plans.get = async () => undefined;
  const draw = drawRender(
    { userId: place.userId, renderId },
    { attempt: 1, leftMs: 60_000 },
    ports,
  );
  await expect(draw).rejects.toMatchObject({ errorClass: "permanent" });
});
