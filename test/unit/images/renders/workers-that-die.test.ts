import { expect, test } from "vitest";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";

/** Enough for four pages. */
const large = { columns: 10, quality: "high" };

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
