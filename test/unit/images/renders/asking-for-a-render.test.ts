import { expect, test } from "vitest";
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
  add(["9"]);
  pass(10 * 60_000);
  await draw(id);
  expect(await get(id)).toMatchObject({ cardsTotal: 2, cardsDone: 2 });
});
