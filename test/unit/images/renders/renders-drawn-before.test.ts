import { expect, test } from "vitest";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";

test("[IMG-7] what was drawn before is there at once", async () => {
  const { ask, draw, get, queue, ports } = await renderPorts(3);
  const first = await ask();
  await draw(first.id);
  const second = await ask();
  expect(second).toMatchObject({ state: "done", percent: 100, cardsDone: 3 });
  expect(second.composite).toEqual((await get(first.id))?.composite);
  expect(queue).toHaveLength(1);
  expect(ports.source.asked).toHaveLength(3);
  expect((await ask({ theme: "dark" })).state).toBe("queued");
});

test("[IMG-7] another card, day or picture is another picture", async () => {
  const { ask, draw, get, add, pass, ports, mirror } = await renderPorts(3);
  const keys = new Set<string | undefined>();
  const drawn = async () => {
    const { id } = await ask();
    await draw(id);
    keys.add((await get(id))?.composite?.key);
  };
  await drawn();
  add(["7"]);
  await drawn();
  pass(86_400_000);
  await drawn();
  ports.source.answers.set(pictureOf("2"), paperPicture("another edition"));
  pass(7 * 86_400_000);
  await ask();
  await mirror();
  await drawn();
  expect(keys.size).toBe(4);
});

test("[IMG-7] what is there is answered at once, and its pictures are checked meanwhile", async () => {
  const { ask, draw, get, pass, ports, checksWanted, mirror } = await renderPorts(2);
  const undated = { footer: { date: false } };
  const { id } = await ask(undated);
  await draw(id);
  const { length: asked } = ports.source.asked;
  pass(7 * 86_400_000 - 1);
  expect((await ask(undated)).state).toBe("done");
  expect(checksWanted).toEqual([]);
  pass(1);
  expect((await ask(undated)).state).toBe("done");
  expect(checksWanted).toHaveLength(2);
  expect(ports.source.asked).toHaveLength(asked);

  ports.source.answers.set(pictureOf("2"), paperPicture("another edition"));
  await mirror();
  const renewed = await ask(undated);
  expect(renewed.state).toBe("queued");
  await draw(renewed.id);
  expect((await get(renewed.id))?.composite?.key).not.toBe((await get(id))?.composite?.key);
});

test("[IMG-7] drawing does not wait for a check of a picture that is there", async () => {
  const { ask, draw, pass, ports, checksWanted } = await renderPorts(3);
  await draw((await ask()).id);
  pass(8 * 86_400_000);
  ports.source.fetch = async () => {
    throw new Error("A picture that is there was waited for.");
  };
  const report = await draw((await ask({ theme: "dark" })).id);
  expect(report).toMatchObject({ outcome: "drawn", picturesLeft: 3, placeholders: 0 });
  expect(checksWanted).toHaveLength(3);
});

test("pages are drawn anew only when they would be deleted while people look at them", async () => {
  const { ask, draw, ports, pass } = await renderPorts(3);
  const undated = { footer: { date: false } };
  ports.source.answers.set(pictureOf("2"), { kind: "absent" });
  await draw((await ask(undated)).id);
  pass(25 * 86_400_000);
  expect(await draw((await ask(undated)).id)).toMatchObject({ pagesDrawn: 0 });
  pass(7 * 86_400_000);
  expect(await draw((await ask(undated)).id)).toMatchObject({ pagesDrawn: 1 });
});
