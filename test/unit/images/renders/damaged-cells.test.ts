import { expect, test, vi } from "vitest";
import { sha256 } from "#shared/kernel/hash.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";

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
  const drawn = await get(dark.id);
  expect([drawn?.state, drawn?.placeholders]).toEqual(["done", {}]);
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
  await ports.archive.keepOriginal(mistaken, paperPicture("of another card"), {
    ...{ contentType: "image/webp", isHosted: false },
  });
  const { length: asked } = ports.source.asked;
  const dark = await ask({ theme: "dark" });
  await draw(dark.id);
  const drawn = await get(dark.id);
  expect([drawn?.state, drawn?.placeholders]).toEqual(["done", {}]);
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
