import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { drawRender } from "#functions/images/renders/draw-render.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";
import { badPictures, oddPictures } from "#test/support/pictures/odd-pictures.ts";
import {
  type Behaviour,
  breaks,
  gives,
  hangs,
  leadsTo,
  pictureHost,
  stops,
  trickles,
} from "#test/support/pictures/picture-host.ts";
import { pictureSourceOf } from "#test/support/pictures/picture-source.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

let sheetDrawer: SheetDrawer;
beforeAll(() => {
  sheetDrawer = chromiumSheetDrawer(chromiumLayer());
});
afterAll(() => sheetDrawer.close());

/** Draws a collection whose cards have one address each, by real HTTP, sharp and Chromium. */
async function rendered(behaviours: readonly Behaviour[]) {
  const paths = behaviours.map((_one, index) => `/${index + 1}.png`);
  const table = Object.fromEntries(paths.map((path, i) => [path, behaviours[i] ?? hangs]));
  const host = await pictureHost({ ...table, "/circle": leadsTo("/circle", 301) });
  const imaging = sharpImaging();
  const render = await renderPorts(behaviours.length, {
    clock: systemClock,
    pictureUrlOf: (index) => `${host.origin}${paths[index]}`,
  });
  const ports = {
    ...{ ...render.ports, imaging },
    tools: { imaging, images: render.ports.archive, sheetDrawer },
    source: pictureSourceOf(host.origin).source,
  };
  const draw = async (options: object = {}) => {
    const { id } = await render.ask({ quality: "low", ...options });
    const startedMs = performance.now();
    const name = { userId: render.place.userId, renderId: id };
    const report = await drawRender(name, { attempt: 1, leftMs: 300_000 }, ports);
    return {
      report,
      render: await render.get(id),
      seconds: (performance.now() - startedMs) / 1000,
    };
  };
  return { draw, host, checksWanted: render.checksWanted };
}

const reasons = (render: RenderItem | undefined) =>
  Object.entries(render?.placeholders ?? {}).map(([reason, ids]) => `${reason} ${ids.length}`);

test("[IMG-5] forty pictures of a host that hangs cost a render seconds, and the next nothing", async () => {
  const { draw, host, checksWanted } = await rendered(Array.from({ length: 40 }, () => hangs));
  const first = await draw();
  expect(first.render).toMatchObject({ state: "done", percent: 100 });
  expect(first.seconds).toBeLessThan(15);
  expect(reasons(first.render)).toEqual(["unreachable 40"]);
  expect(host.asked.length).toBeLessThan(10);
  expect(checksWanted.length).toBeGreaterThan(30);
});

test("[IMG-5] every card says for itself what its server did, and the others are there", async () => {
  const good = await cardPicture(1);
  const bad = Object.values(await badPictures());
  const odd = Object.values(await oddPictures());
  const { draw, host } = await rendered([
    ...bad.map((bytes) => gives(bytes, { "content-type": "image/webp" })),
    ...odd.map((bytes) => gives(bytes, { "content-type": "image/gif" })),
    ...[gives(good), leadsTo("/12.png", 301), gives(good)],
    ...[gives(good, {}, 404), gives(good, {}, 403), leadsTo("/circle"), breaks],
    ...[gives(good), stops(good), gives(good), trickles, gives(good)],
  ]);
  const { render, seconds } = await draw();
  expect(render?.state).toBe("done");
  expect(seconds).toBeLessThan(25);
  // Beside the bad ones one breaks off, and one is so tall that its cell would stay empty.
  expect(reasons(render).sort()).toEqual([
    `broken ${bad.length + 2}`,
    "missing 1",
    "unreachable 4",
  ]);

  const { length: asked } = host.asked;
  const again = await draw({ theme: "dark" });
  expect(again.render).toMatchObject({ state: "done", placeholders: render?.placeholders });
  expect(host.asked).toHaveLength(asked);
  expect(again.seconds).toBeLessThan(10);
});
