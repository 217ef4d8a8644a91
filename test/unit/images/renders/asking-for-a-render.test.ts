import { expect, test } from "vitest";
import { setId } from "#schemas/catalog/printing-id.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { at } from "#test/support/collections/collections.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

test("[API-3] an idempotency key makes one render, and queues it again if it still waits", async () => {
  const { ask, draw, queue } = await renderPorts(1);
  const first = await ask({}, "key-1");
  expect((await ask({}, "key-1")).id).toBe(first.id);
  expect(queue.map(({ renderId }) => renderId)).toEqual([first.id, first.id]);
  await draw(first.id);
  expect(await ask({}, "key-1")).toMatchObject({ id: first.id, state: "done" });
  await expect(ask({ theme: "dark" }, "key-1")).rejects.toMatchObject({
    code: "request.key_reused",
  });
});

test("what is drawn is the collection as it was when it was asked for", async () => {
  const { ask, draw, get, add, pass } = await renderPorts(2);
  const { id } = await ask();
  await add(["9"]);
  pass(10 * 60_000);
  await draw(id);
  expect(await get(id)).toMatchObject({ cardsTotal: 2, cardsDone: 2 });
});

test("cards are drawn by release of their sets and by number", async () => {
  const { ask, ports } = await renderPorts(11);
  const { id } = await ask();
  const plan = await ports.plans.get(id);
  const numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
  expect(plan?.cards.map(({ number }) => number)).toEqual(numbers.map((one) => `${one}/102`));
  expect(plan?.day).toBe(at.slice(0, 10));
  const unknown = aCard({ setId: setId("pokemon", "en", "zzz") });
  expect(plan?.cards.some(({ printingId }) => printingId === unknown.id)).toBe(false);
});

test("an empty collection is refused, and one that is not there is not found", async () => {
  const { ask, place } = await renderPorts(0);
  await expect(ask()).rejects.toMatchObject({ code: "images.nothing_to_draw" });
  Object.assign(place, { userId: "somebody-else" });
  await expect(ask()).rejects.toMatchObject({ code: "collections.no_such_collection" });
});
