import { expect, test } from "vitest";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";

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

test("[IMG-5] each placeholder says why", async () => {
  const { ask, draw, get, ports, add } = await renderPorts(4);
  const { answers } = ports.source;
  answers.set(pictureOf("1"), { kind: "absent" });
  answers.set(pictureOf("2"), Buffer.from("<html>"));
  answers.set(pictureOf("3"), { kind: "failed", reason: "It sleeps." });
  add(["999"]);
  const { id } = await ask();
  await draw(id);
  expect((await get(id))?.placeholders).toEqual({
    missing: ["pokemon:en:base1-1"],
    broken: ["pokemon:en:base1-2"],
    unreachable: ["pokemon:en:base1-3"],
    unknown_card: ["pokemon:en:base1-999"],
  });
});
