import { expect, test, vi } from "vitest";
import { giveUpRender } from "#functions/images/renders/render-failure.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { aCard } from "#test/support/catalog.ts";
import { at } from "#test/support/collections.ts";
import { pictureOf, renderPorts } from "#test/support/render-ports.ts";

/** Enough for four pages. */
const large = { columns: 10, quality: "high" };

test("[IMG-5] a render waits in the queue, is drawn, and names its pages", async () => {
  const { ask, draw, get, queue, place } = await renderPorts(5);
  const { id, state } = await ask();
  expect(state).toBe("queued");
  expect(queue).toEqual([{ userId: place.userId, renderId: id }]);
  expect(await draw(id)).toMatchObject({ outcome: "drawn", cards: 5, picturesChecked: 5 });
  const done = await get(id);
  expect(done).toMatchObject({ state: "done", percent: 100, cardsDone: 5, placeholders: {} });
  expect(done?.composite?.pages).toHaveLength(1);
});

test("[IMG-5] wherever its worker dies, a render goes on there and ends the same", async () => {
  const whole = await renderPorts(70);
  const { id } = await whole.ask(large);
  await whole.draw(id);
  const expected = whole.ports.pages.files;
  expect(expected.size).toBeGreaterThan(2);

  for (let death = 0; death < expected.size; death += 1) {
    const { ask, draw, get, ports } = await renderPorts(70);
    const { keep } = ports.pages;
    ports.pages.keep = async (page, bytes) => {
      if (ports.pages.kept.length === death) throw new Error("The worker dies.");
      return keep(page, bytes);
    };
    const render = await ask(large);
    await expect(draw(render.id)).rejects.toThrow("dies");
    expect(await get(render.id)).toMatchObject({ state: "running" });
    ports.pages.keep = keep;
    const report = await draw(render.id);
    expect(report).toMatchObject({ pagesDrawn: expected.size - death, picturesChecked: 0 });
    expect(ports.pages.kept).toHaveLength(expected.size);
    expect([...ports.pages.files].sort()).toEqual([...expected].sort());
    expect(await get(render.id)).toMatchObject({ state: "done", percent: 100 });
  }
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
  await add(["7"]);
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

test("[IMG-1] a composite with a placeholder is remembered until its card's next check", async () => {
  const { ask, draw, get, ports, pass } = await renderPorts(3);
  const undated = { footer: { date: false } };
  ports.source.answers.set(pictureOf("2"), { kind: "absent" });
  const { id } = await ask(undated);
  expect(await draw(id)).toMatchObject({ placeholders: 1 });
  const withPlaceholder = await get(id);
  expect(withPlaceholder?.placeholders).toEqual({ missing: ["pokemon:en:base1-2"] });
  pass(86_400_000 - 1);
  const again = await ask(undated);
  expect(again).toMatchObject({ state: "done", placeholders: withPlaceholder?.placeholders });
  expect(again.composite).toEqual(withPlaceholder?.composite);

  pass(1);
  const due = await ask(undated);
  expect(due.state).toBe("queued");
  expect(await draw(due.id)).toMatchObject({ pagesDrawn: 0, placeholders: 1 });
  ports.source.answers.set(pictureOf("2"), paperPicture("2"));
  pass(2 * 86_400_000);
  const later = await ask(undated);
  await draw(later.id);
  expect((await get(later.id))?.placeholders).toEqual({});
  expect((await get(later.id))?.composite?.key).not.toBe(withPlaceholder?.composite?.key);
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

test("a worker that died while it fetched leaves what it had, and the third asks for nothing", async () => {
  const { ask, draw, get, ports } = await renderPorts(9);
  const { answers, asked } = ports.source;
  for (const number of ["2", "3"])
    answers.set(pictureOf(number), { kind: "failed", reason: "No." });
  const { keepOriginal } = ports.archive;
  ports.archive.keepOriginal = async (...args) => {
    if (args[1].toString() === "picture 9") throw new Error("The worker dies.");
    return keepOriginal(...args);
  };
  const { id } = await ask();
  await expect(draw(id, 1)).rejects.toThrow("dies");
  const before = asked.length;
  await expect(draw(id, 2)).rejects.toThrow("dies");
  expect(asked.slice(before)).toEqual([pictureOf("9")]);
  expect(await draw(id, 3)).toMatchObject({ outcome: "drawn", picturesLeft: 1, placeholders: 3 });
  expect(await get(id)).toMatchObject({ state: "done" });
});

test("[IMG-5] each placeholder says why", async () => {
  const { ask, draw, get, ports, add } = await renderPorts(4);
  const { answers } = ports.source;
  answers.set(pictureOf("1"), { kind: "absent" });
  answers.set(pictureOf("2"), Buffer.from("<html>"));
  answers.set(pictureOf("3"), { kind: "failed", reason: "It sleeps." });
  await add(["999"]);
  const { id } = await ask();
  await draw(id);
  expect((await get(id))?.placeholders).toEqual({
    missing: ["pokemon:en:base1-1"],
    broken: ["pokemon:en:base1-2"],
    unreachable: ["pokemon:en:base1-3"],
    unknown_card: ["pokemon:en:base1-999"],
  });
});

test("a cell that was damaged is made again, and the picture shows it", async () => {
  const { ask, draw, get, ports } = await renderPorts(3);
  const first = await ask();
  await draw(first.id);
  for (const picture of ports.archive.originals()) {
    ports.archive.put(picture, "medium", Buffer.from("rubbish"));
  }
  const { length: asked } = ports.source.asked;
  const dark = await ask({ theme: "dark" });
  await draw(dark.id);
  expect(await get(dark.id)).toMatchObject({ state: "done", placeholders: {} });
  expect(ports.source.asked).toHaveLength(asked);
  const light = await ask({ columns: 2 });
  expect(await draw(light.id)).toMatchObject({ pagesDrawn: 1, placeholders: 0 });
});

test("[IMG-1] a source is asked for a damaged picture only if its original is no help", async () => {
  const { ask, draw, get, ports } = await renderPorts(3);
  await draw((await ask()).id);
  const [whole, lost, mistaken] = ports.archive.originals();
  if (!whole || !lost || !mistaken) throw new Error("Three pictures should have been kept.");
  for (const picture of [whole, lost, mistaken]) {
    ports.archive.put(picture, "medium", Buffer.from("rubbish"));
  }
  const of = (number: string) => sha256(paperPicture(number));
  ports.archive.lose(lost);
  ports.archive.lose(mistaken);
  await ports.archive.keepOriginal(mistaken, paperPicture("of another card"), "image/webp");
  const { length: asked } = ports.source.asked;
  const dark = await ask({ theme: "dark" });
  await draw(dark.id);
  expect(await get(dark.id)).toMatchObject({ state: "done", placeholders: {} });
  const numberOf = new Map(["1", "2", "3"].map((number) => [of(number), number]));
  const expected = [lost, mistaken].map((picture) => pictureOf(numberOf.get(picture) ?? ""));
  expect(ports.source.asked.slice(asked).sort()).toEqual(expected.sort());
  expect(await ports.archive.original(lost)).toBeDefined();
});

test("a render that may ask for nothing any more decodes no original either", async () => {
  const { ask, draw, get, ports } = await renderPorts(3);
  await draw((await ask()).id);
  const [picture] = ports.archive.originals();
  if (picture) ports.archive.put(picture, "medium", Buffer.from("rubbish"));
  const derive = vi.spyOn(ports.imaging, "derive");
  const dark = await ask({ theme: "dark" });
  await draw(dark.id, 3);
  expect((await get(dark.id))?.placeholders?.broken).toHaveLength(1);
  expect(derive).not.toHaveBeenCalled();
});

test("[IMG-1] a cell that cannot be mended never stands under the picture's own address", async () => {
  const { ask, draw, get, ports } = await renderPorts(3);
  const first = await ask();
  await draw(first.id);
  const [picture] = ports.archive.originals();
  if (picture) ports.archive.put(picture, "medium", Buffer.from("rubbish"));
  if (picture) ports.archive.lose(picture);
  for (const number of ["1", "2", "3"]) {
    ports.source.answers.set(pictureOf(number), { kind: "failed", reason: "It sleeps." });
  }
  const dark = await ask({ theme: "dark" });
  await draw(dark.id);
  const render = await get(dark.id);
  expect(render?.placeholders?.unreachable).toHaveLength(1);
  const again = await ask({ theme: "dark" });
  expect(again.state).toBe("queued");
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
