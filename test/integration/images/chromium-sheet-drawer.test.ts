import type { Browser } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fontFamilies } from "#functions/images/composites/look/font-families.ts";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import {
  DrawTimeout,
  type SheetDocument,
  type SheetDrawer,
} from "#functions/images/drawing/sheet-drawer.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const launched: Browser[] = [];
let sheetDrawer: SheetDrawer;

beforeAll(() => {
  sheetDrawer = chromiumSheetDrawer(chromiumLayer(), async (layer) => {
    const browser = await launchFromLayer(layer);
    launched.push(browser);
    return browser;
  });
});
afterAll(() => sheetDrawer.close());

const size = { width: 200, height: 60, timeoutMs: 20_000 };
const page = (body: string) =>
  `<!doctype html><html><head><link rel="stylesheet" href="/fonts.css"><style>body { margin: 0;
  background: #fff; font: 32px ${fontFamilies.default}; }</style></head><body>${body}</body></html>`;

/** The drawn pixels: red, green and blue. */
async function pixelsOf(body: string, more: Partial<SheetDocument> = {}): Promise<Buffer> {
  const picture = await sheetDrawer.draw({ html: page(body), ...size, ...more });
  return sharp(picture).removeAlpha().raw().toBuffer();
}
const isBlank = (pixels: Buffer) => pixels.every((value) => value === 255);
const hasColour = (pixels: Buffer, [red, green, blue]: [number, number, number]) => {
  for (let i = 0; i < pixels.length; i += 3) {
    if (pixels[i] === red && pixels[i + 1] === green && pixels[i + 2] === blue) return true;
  }
  return false;
};

test.each([
  "Pokémon",
  "リザードン",
  "피카츄",
  "皮卡丘",
  "بيكاتشو",
  "פיקאצ׳ו",
  "ปิกาจู",
  "★δ♀◇",
  "🔥",
  "👨‍👩‍👧",
])("[IMG-10] %s is drawn, and not as empty boxes", async (text) => {
  const drawn = await pixelsOf(text);
  expect(isBlank(drawn)).toBe(false);
  // A character that no font has: what it looks like is what the others must not look like.
  const boxes = await pixelsOf("\u{10fffd}".repeat([...text].length));
  expect(drawn.equals(boxes)).toBe(false);
});

test("[IMG-10] emoji are in colour", async () => {
  const pixels = await pixelsOf("🔥");
  const differs = (i: number) => Math.abs((pixels[i] ?? 0) - (pixels[i + 2] ?? 0)) > 60;
  expect(Array.from({ length: pixels.length / 3 }, (_none, i) => i * 3).some(differs)).toBe(true);
});

test("[IMG-9] nothing outside is asked, whatever the page says", async () => {
  let asked = 0;
  const { origin: address } = await loopbackServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await pixelsOf(
    `<img src="${address}/a.png"><iframe src="${address}/b"></iframe><link rel="stylesheet" href="${address}/c.css">
     <div style="background: url(${address}/d.png)">x</div><object data="${address}/e"></object>
     <meta http-equiv="refresh" content="0;url=${address}/f"><link rel="prefetch" href="${address}/g">`,
  );
  expect(asked).toBe(0);
});

test.each(["file:///etc/hostname", "file:///proc/self/environ"])(
  "[IMG-9] %s is not shown",
  async (file) => {
    const frame = `<iframe src="${file}" style="border:0"></iframe><object data="${file}"></object>`;
    expect(isBlank(await pixelsOf(frame))).toBe(true);
  },
);

test("[IMG-9] no script of a page runs", async () => {
  const red = "document.body.style.background = '#ff0000'";
  const pixels = await pixelsOf(
    `<script>${red}</script><img src="/none" onerror="${red}"><svg onload="${red}"></svg>`,
  );
  expect(hasColour(pixels, [255, 0, 0])).toBe(false);
});

test("pictures come from memory and are there when the page is drawn", async () => {
  const green = { width: 40, height: 40, channels: 3 as const, background: "#00ff00" };
  const picture = await sharp({ create: green }).png().toBuffer();
  const pictures = new Map([["/cell/0", picture]]);
  const pixels = await pixelsOf('<img src="/cell/0">', { pictures });
  expect(hasColour(pixels, [0, 255, 0])).toBe(true);
  expect(hasColour(await pixelsOf('<img src="/cell/0">'), [0, 255, 0])).toBe(false);
});

test("a document that takes another's place is drawn as if it were the first", async () => {
  const texts = ["Pokémon", "リザードン", "ปิกาจู", "פיקאצ׳ו", "𝕏 δ♀", "🔥"];
  const firsts: Buffer[] = [];
  for (const text of texts) {
    await sheetDrawer.close();
    firsts.push(await pixelsOf(text));
  }
  const style = "<style>p { color: #ff0000; font-size: 50px; }</style><p>before</p>";
  for (const [at, text] of texts.entries()) {
    await pixelsOf(style);
    expect((await pixelsOf(text)).equals(firsts[at] ?? Buffer.of())).toBe(true);
  }
});

test("[IMG-9] what takes the place of another document reaches nothing either", async () => {
  let asked = 0;
  const { origin: address } = await loopbackServer((_request, response) => {
    asked += 1;
    response.end();
  });
  for (let turn = 0; turn < 3; turn += 1) {
    const red = "document.body.style.background = '#ff0000'";
    const pixels = await pixelsOf(
      `<img src="${address}/a.png" onerror="${red}"><script>${red}</script><iframe src="file:///etc/hostname"></iframe>
       <form action="${address}"></form><meta http-equiv="refresh" content="0;url=${address}/f">`,
    );
    expect(hasColour(pixels, [255, 0, 0])).toBe(false);
  }
  expect(isBlank(await pixelsOf("still here"))).toBe(false);
  expect(asked).toBe(0);
});

test("a browser that was killed is replaced", async () => {
  await pixelsOf("before");
  const count = launched.length;
  launched.at(-1)?.process()?.kill("SIGKILL");
  expect(isBlank(await pixelsOf("after"))).toBe(false);
  expect(launched.length).toBe(count + 1);
});

test("[IMG-5] a browser that is killed while it draws two pages costs neither of them", async () => {
  const drawer = chromiumSheetDrawer(chromiumLayer(), async (layer) => {
    const browser = await launchFromLayer(layer);
    own.push(browser);
    return browser;
  });
  const own: Browser[] = [];
  const colours = ["#ff0000", "#0000ff"] as const;
  const drawn = async (colour: string) => {
    const html = page(`<div style="height:4000px;background:${colour}"></div>`);
    const picture = await drawer.draw({ html, width: 4_000, height: 4_000, timeoutMs: 20_000 });
    const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return `#${data.subarray(0, 3).toString("hex")}`;
  };
  try {
    await drawn("#00ff00");
    const [first] = own;
    const both = Promise.all(colours.map(drawn));
    // Both pages are at it: a picture of 16 megapixels takes some tenths of a second.
    await new Promise((resolve) => setTimeout(resolve, 60));
    first?.process()?.kill("SIGKILL");
    expect(await both).toEqual(colours);
    expect(own).toHaveLength(2);
  } finally {
    await drawer.close();
  }
});

test("a page that takes too long is an error, and the next one is drawn", async () => {
  await expect(pixelsOf("slow", { timeoutMs: 1 })).rejects.toThrow(DrawTimeout);
  expect(isBlank(await pixelsOf("quick"))).toBe(false);
});

test("pages asked for together are not mixed up", async () => {
  const colours = ["#ff0000", "#00ff00", "#0000ff"];
  const pages = colours.map((c) => pixelsOf(`<div style="height:60px;background:${c}"></div>`));
  const firsts = (await Promise.all(pages)).map((pixels) => pixels.subarray(0, 3).toString("hex"));
  expect(firsts).toEqual(["ff0000", "00ff00", "0000ff"]);
});
