import { expect, test } from "vitest";
import {
  cancelRender,
  deleteRender,
  getRender,
  listRenders,
  renderImageUrl,
} from "#functions/images/renders/watch-renders.ts";
import { Ulid } from "#schemas/values.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

const nowhere = Ulid.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const noRender = { code: "images.no_such_render" };

async function watched(cards: number) {
  const desk = await renderPorts(cards);
  const ports = { ...desk.ports, imagesBaseUrl: "https://images.test" };
  const nameOf = (renderId: Ulid) => ({ userId: desk.place.userId, renderId });
  return { ...desk, ports, nameOf };
}

test("[IMG-5] the address of a page is told once the render is done, and only of pages it has", async () => {
  const { ask, draw, ports, nameOf } = await watched(70);
  const { id } = await ask({ columns: 10, quality: "high" });
  const urlOf = (page: number) => renderImageUrl({ ...nameOf(id), page }, ports);
  await expect(urlOf(1)).rejects.toMatchObject({ code: "images.not_finished" });
  await draw(id);
  const { pages } = await getRender(nameOf(id), ports);
  expect(pages.length).toBeGreaterThan(1);
  for (const { page, url } of pages) {
    expect(url).toMatch(/^https:\/\/images\.test\/./);
    expect(await urlOf(page)).toBe(url);
  }
  expect(new Set(pages.map(({ url }) => url)).size).toBe(pages.length);
  await expect(urlOf(pages.length + 1)).rejects.toMatchObject({ code: "images.no_such_page" });
});

test("[API-5] a render is seen and deleted by its owner alone, and once", async () => {
  const { ask, ports, nameOf } = await watched(1);
  const { id } = await ask();
  const strangers = { userId: "stranger", renderId: id };
  await expect(getRender(strangers, ports)).rejects.toMatchObject(noRender);
  await expect(deleteRender(strangers, ports)).rejects.toMatchObject(noRender);
  await expect(renderImageUrl({ ...strangers, page: 1 }, ports)).rejects.toMatchObject(noRender);
  await expect(getRender(nameOf(nowhere), ports)).rejects.toMatchObject(noRender);
  await deleteRender(nameOf(id), ports);
  await expect(getRender(nameOf(id), ports)).rejects.toMatchObject(noRender);
  await expect(deleteRender(nameOf(id), ports)).rejects.toMatchObject(noRender);
});

test("a list says of a render that was not drawn in its time that it failed", async () => {
  const { ask, ports, nameOf, pass, place } = await watched(1);
  const first = await ask();
  const states = async () => {
    const page = await listRenders({ userId: place.userId, page: { limit: 5 } }, ports);
    return page.items.map(({ id, state }) => [id, state]);
  };
  expect(await states()).toEqual([[first.id, "queued"]]);
  pass(15 * 60_000 - 1);
  expect(await states()).toEqual([[first.id, "queued"]]);
  pass(1);
  expect(await states()).toEqual([[first.id, "failed"]]);
  expect((await getRender(nameOf(first.id), ports)).state).toBe("failed");
});

test("a list comes in pages", async () => {
  const { ask, ports, place, pass } = await watched(1);
  for (let index = 0; index < 3; index += 1) {
    await ask({ columns: 2 + index });
    pass(1);
  }
  const list = (page: { limit: number; cursor?: string | undefined }) =>
    listRenders({ userId: place.userId, page }, ports);
  const { items, nextCursor } = await list({ limit: 2 });
  expect(items).toHaveLength(2);
  expect(nextCursor).toBeDefined();
  const rest = await list({ limit: 2, cursor: nextCursor });
  expect(rest.items).toHaveLength(1);
  expect(rest.nextCursor).toBeUndefined();
});

test("[IMG-5] a render is cancelled while it is open, by its owner alone; what has ended stays", async () => {
  const { ask, draw, ports, nameOf, pass } = await watched(2);
  const { id } = await ask();
  await expect(cancelRender({ userId: "stranger", renderId: id }, ports)).rejects.toMatchObject(
    noRender,
  );
  expect(await cancelRender(nameOf(id), ports)).toMatchObject({ state: "cancelled", pages: [] });
  expect(await draw(id)).toEqual({ outcome: "not_wanted" });
  const error = await renderImageUrl({ ...nameOf(id), page: 1 }, ports).catch((one) => one);
  expect(error).toMatchObject({ code: "images.not_finished", facts: { state: "cancelled" } });
  expect(error.message).toBe(`The render ${id} was cancelled and has no picture.`);

  const other = await ask({ theme: "dark" });
  await draw(other.id);
  const done = await getRender(nameOf(other.id), ports);
  expect(await cancelRender(nameOf(other.id), ports)).toEqual(done);

  const late = await ask({ theme: "linen" });
  pass(15 * 60_000);
  expect(await cancelRender(nameOf(late.id), ports)).toMatchObject({ state: "failed" });
});

test("a render that ends while it is being cancelled is what it came to", async () => {
  const { ask, draw, ports, nameOf } = await watched(2);
  const { id } = await ask();
  const { cancel } = ports.renders;
  ports.renders.cancel = async (name, at) => {
    await draw(id);
    return cancel(name, at);
  };
  expect(await cancelRender(nameOf(id), ports)).toMatchObject({ state: "done" });
});
