import { expect, test } from "vitest";
import { giveUpRender } from "#functions/images/renders/render-failure.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

/** Enough for four pages. */
const large = { columns: 10, quality: "high" };

test("[IMG-5] a render waits in the queue, is drawn, and names its pages", async () => {
  const { ask, draw, get, queue, place } = await renderPorts(5);
  const { id, state } = await ask();
  expect(state).toBe("queued");
  expect(queue).toEqual([{ userId: place.userId, renderId: id }]);
  expect(await draw(id)).toMatchObject({ outcome: "drawn", cards: 5, picturesChecked: 5 });
  const done = await get(id);
  expect(done).toMatchObject({ state: "done", percent: 100, cardsDone: 5 });
  expect(done?.placeholders).toEqual({});
  expect(done?.composite?.pages).toHaveLength(1);
});

test("a second delivery of a finished render draws nothing", async () => {
  const { ask, draw, get, ports } = await renderPorts(3);
  const { id } = await ask();
  await draw(id);
  const done = await get(id);
  expect(await draw(id)).toEqual({ outcome: "not_wanted" });
  expect(ports.pages.kept).toHaveLength(1);
  expect(await get(id)).toEqual(done);
});

test("two workers at the same render end with the same picture", async () => {
  const { ask, draw, get, ports } = await renderPorts(30);
  const { id } = await ask(large);
  await Promise.all([draw(id), draw(id)]);
  const { composite } = (await get(id)) ?? {};
  expect(composite?.pages).toHaveLength(ports.pages.files.size);
});

test("a render that is deleted while it is drawn stops", async () => {
  const { ask, draw, get, ports, place, pass } = await renderPorts(70);
  const { id } = await ask(large);
  const { keep } = ports.pages;
  ports.pages.keep = async (page, bytes) => {
    await keep(page, bytes);
    await ports.renders.remove({ userId: place.userId, renderId: id });
    pass(600);
  };
  expect(await draw(id)).toEqual({ outcome: "not_wanted" });
  expect(ports.pages.kept).toHaveLength(1);
  expect(await get(id)).toBeUndefined();
});

test("progress is written now and then, and goes up", async () => {
  const { ask, draw, ports, pass } = await renderPorts(70);
  const seen: number[] = [];
  const { advance } = ports.renders;
  ports.renders.advance = (name, progress) => {
    seen.push(progress.percent);
    return advance(name, progress);
  };
  const { fetch } = ports.source;
  ports.source.fetch = async (...args) => {
    pass(100);
    return fetch(...args);
  };
  await draw((await ask(large)).id);
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.length).toBeLessThanOrEqual(70 / 5);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test("a render that is given up tells its owner, and one that ended stays as it is", async () => {
  const { ask, draw, get, ports, place } = await renderPorts(1);
  const { draw: drawSheet } = ports.tools.sheetDrawer;
  ports.tools.sheetDrawer.draw = async () => {
    throw new Error("The browser is gone.");
  };
  const { id } = await ask();
  const name = { userId: place.userId, renderId: id };
  await expect(draw(id, 4)).rejects.toThrow("gone");
  expect(await get(id)).toMatchObject({ state: "running" });
  await giveUpRender(name, "The browser is gone.", ports);
  const error = "The render could not be finished, although it was tried several times. Ask again.";
  expect(await get(id)).toMatchObject({ state: "failed", error });
  expect(await draw(id)).toEqual({ outcome: "not_wanted" });

  ports.tools.sheetDrawer.draw = drawSheet;
  const other = await ask();
  await draw(other.id);
  await giveUpRender({ ...name, renderId: other.id }, "late", ports);
  expect(await get(other.id)).toMatchObject({ state: "done" });
});
