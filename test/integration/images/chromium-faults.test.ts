import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Browser } from "puppeteer-core";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { openBrowser } from "#functions/images/drawing/chromium-browser.ts";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import { keptSheetDrawer, type Wear } from "#functions/images/drawing/kept-sheet-drawer.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import type { SheetDocument, SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { giveUpRender } from "#functions/images/renders/render-failure.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";

const noWear: Wear = { mostDrawn: Infinity, mostMb: Infinity };
const drawers: SheetDrawer[] = [];
afterEach(async () => {
  for (const drawer of drawers.splice(0)) await drawer.close();
});

/** A drawer with real browsers, the list of those that it started, and what is done to each once it can draw. */
function realDrawer(wear: Partial<Wear> = {}, onceReady: (browser: Browser) => void = () => {}) {
  const browsers: Browser[] = [];
  const launch = async (layer: string) => {
    const browser = await launchFromLayer(layer);
    browsers.push(browser);
    return browser;
  };
  const start = async () => {
    const opened = await openBrowser(chromiumLayer(), launch);
    const [browser] = browsers.slice(-1);
    if (browser) onceReady(browser);
    return opened;
  };
  const drawer = keptSheetDrawer(start, { ...noWear, ...wear });
  drawers.push(drawer);
  return { drawer, browsers };
}

const inColour = (colour: string, side: number): SheetDocument => ({
  html: `<!doctype html><html><body style="margin:0"><div style="height:${side}px;background:${colour}"></div></body></html>`,
  ...{ width: side, height: side, timeoutMs: 30_000 },
});

async function colourOf(picture: Uint8Array): Promise<string> {
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return `#${data.subarray(0, 3).toString("hex")}`;
}

/** Crashes a page as a fault of the browser would; nobody answers then. */
async function crashPage(browser: Browser | undefined): Promise<void> {
  const root = await browser?.target().createCDPSession();
  const { targetInfos = [] } = (await root?.send("Target.getTargets")) ?? {};
  const page = targetInfos.findLast(({ type }) => type === "page");
  if (!root || !page) throw new Error("There is no page to crash.");
  const { targetId } = page;
  const { sessionId } = await root.send("Target.attachToTarget", { targetId, flatten: true });
  void root
    .connection()
    ?.session(sessionId)
    ?.send("Page.crash")
    .catch(() => undefined);
}

/** Lets a browser have so many MB more than it has, and no more: what asks for them ends it. */
function limitMemory(browser: Browser, moreMb: number): void {
  const pid = browser.process()?.pid;
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[0]);
  const limit = pages * 4096 + moreMb * 2 ** 20;
  execFileSync("prlimit", ["--pid", String(pid), `--as=${limit}`]);
}

test("[IMG-5] a page that crashes while two are drawn costs neither of them, nor the next", async () => {
  const { drawer, browsers } = realDrawer();
  await drawer.draw(inColour("#00ff00", 200));
  const colours = ["#ff0000", "#0000ff"] as const;
  const both = Promise.all(colours.map((colour) => drawer.draw(inColour(colour, 4_000))));
  // Both pages are at it: a picture of 16 megapixels takes some tenths of a second.
  await new Promise((resolve) => setTimeout(resolve, 40));
  await crashPage(browsers[0]);
  expect(await Promise.all((await both).map(colourOf))).toEqual(colours);
  expect(await colourOf(await drawer.draw(inColour("#ffff00", 200)))).toBe("#ffff00");
  expect(browsers).toHaveLength(2);
});

test("[IMG-5] a page that crashes between two pictures is nobody's", async () => {
  const { drawer, browsers } = realDrawer();
  await drawer.draw(inColour("#00ff00", 200));
  await crashPage(browsers[0]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await colourOf(await drawer.draw(inColour("#ff0000", 200)))).toBe("#ff0000");
});

/** Decoded it is a large part of a gigabyte, and as a file it is small. */
const hugePicture = () =>
  sharp({ create: { width: 14_000, height: 14_000, channels: 3, background: "#ff00ff" } })
    .png({ compressionLevel: 9 })
    .toBuffer();

async function withHugePicture(): Promise<SheetDocument> {
  const pictures = new Map([["/cell/0", await hugePicture()]]);
  const html = `<!doctype html><html><body style="margin:0"><img src="/cell/0" style="width:14000px"></body></html>`;
  return { html, width: 400, height: 400, pictures, timeoutMs: 30_000 };
}

test("[IMG-5] a browser that runs out of memory is replaced, and what it was drawing is drawn", async () => {
  const starved: Browser[] = [];
  const { drawer, browsers } = realDrawer({}, (browser) => {
    // The first alone has too little.
    if (starved.length === 0) limitMemory(browser, 400);
    starved.push(browser);
  });
  await drawer.draw(inColour("#00ff00", 200));
  expect(await colourOf(await drawer.draw(await withHugePicture()))).toBe("#ff00ff");
  expect(browsers).toHaveLength(2);
});

test("[IMG-5] a page that no browser has the memory for fails alone, and says why", async () => {
  const { drawer } = realDrawer({}, (browser) => limitMemory(browser, 400));
  const [huge, small] = await Promise.allSettled([
    drawer.draw(await withHugePicture()),
    drawer.draw(inColour("#ff0000", 200)),
  ]);
  expect(String(huge.status === "rejected" && huge.reason)).toMatch(/died of the same picture/);
  expect(small.status === "fulfilled" && (await colourOf(small.value))).toBe("#ff0000");
  expect(await colourOf(await drawer.draw(inColour("#0000ff", 200)))).toBe("#0000ff");
});

test("[IMG-5] a render whose page is too much fails with a sentence for its owner, and the next one is drawn", async () => {
  const desk = await renderPorts(3);
  for (const number of ["1", "2", "3"]) {
    desk.ports.source.answers.set(pictureOf(number), await cardPicture(Number(number)));
  }
  const { drawer } = realDrawer({}, (browser) => limitMemory(browser, 400));
  const huge = await withHugePicture();
  const tools = desk.ports.tools;
  const imaging = sharpImaging();
  Object.assign(desk.ports, { imaging });
  Object.assign(tools, { imaging, sheetDrawer: { ...drawer, draw: () => drawer.draw(huge) } });
  const { id } = await desk.ask({ quality: "low", title: "Too much" });
  const failure = await desk.draw(id).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ errorClass: "transient" });
  await giveUpRender({ userId: desk.place.userId, renderId: id }, String(failure), desk.ports);
  expect(await desk.get(id)).toMatchObject({
    ...{ state: "failed", error: expect.stringMatching(/could not be finished.*Ask again/) },
  });

  Object.assign(tools, { sheetDrawer: drawer });
  const next = await desk.ask({ quality: "low", title: "Enough" });
  await desk.draw(next.id);
  const drawn = await desk.get(next.id);
  expect(drawn).toMatchObject({ state: "done", cardsDone: 3 });
  expect(drawn?.placeholders).toEqual({});
});

test("[OPS-8] after so many pictures a fresh browser takes over, between two of them", async () => {
  const { drawer, browsers } = realDrawer({ mostDrawn: 3 });
  const colours = Array.from({ length: 8 }, (_none, at) => `#${String(10 + at).repeat(3)}`);
  for (const colour of colours) {
    expect(await colourOf(await drawer.draw(inColour(colour, 100)))).toBe(colour);
  }
  expect(browsers.length).toBeGreaterThanOrEqual(2);
  await expect.poll(() => browsers.filter((browser) => browser.connected).length).toBe(1);
});
