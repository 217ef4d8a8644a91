import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { type DrawnPage, drawComposite } from "#functions/images/drawing/draw-composite.ts";
import type { DrawingTools } from "#functions/images/drawing/drawing-tools.ts";
import { UnusablePicture } from "#functions/images/drawing/imaging.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { type MemoryImageStore, memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import {
  aComposite,
  aCompositeCard,
  cardPicture,
  pictureHash,
} from "#test/support/pictures/card-pictures.ts";

const imaging = sharpImaging();
let images: MemoryImageStore;
let tools: DrawingTools;

beforeAll(async () => {
  images = memoryImageStore();
  images.put(pictureHash(0), "low", (await imaging.derive(await cardPicture(0))).cells.low);
  images.put(pictureHash(1), "low", Buffer.from("no picture at all"));
  tools = { imaging, images, sheetDrawer: chromiumSheetDrawer(chromiumLayer()) };
});
afterAll(() => tools.sheetDrawer.close());

/** Enough of it. */
const time = { leftMs: () => 60_000 };

async function pagesOf(count: number, options: object, pictures = [pictureHash(0)]) {
  const cards = Array.from({ length: count }, (_none, index) =>
    aCompositeCard({ picture: pictures[index % pictures.length] }),
  );
  const composite = aComposite({
    cards,
    options: CompositeOptions.parse({ quality: "low", ...options }),
  });
  const pages: DrawnPage[] = [];
  for await (const page of drawComposite(composite, tools, { time })) pages.push(page);
  return pages;
}

test.each(["png", "jpeg", "webp"] as const)(
  "[IMG-2] a page is a real %s of its size",
  async (format) => {
    const [page] = await pagesOf(4, { format, title: "Four" });
    const facts = await sharp(page?.bytes).metadata();
    expect(facts).toMatchObject({ format, width: page?.width, height: page?.height });
  },
);

test("the cards are where the page says, with their pictures", async () => {
  const [page] = await pagesOf(3, { format: "png", title: "Three" });
  const raw = await sharp(page?.bytes).raw().toBuffer({ resolveWithObject: true });
  const yellow = (i: number) => (raw.data[i] ?? 0) > 200 && (raw.data[i + 2] ?? 255) < 110;
  const found = Array.from({ length: raw.info.width * raw.info.height }, (_none, i) => i * 3);
  expect(found.filter(yellow).length).toBeGreaterThan(3 * 1000);
});

test("[IMG-5] a card without a picture, or with a broken one, is a placeholder and is named", async () => {
  const [page] = await pagesOf(3, {}, [pictureHash(0), pictureHash(1), pictureHash(2)]);
  expect(page?.placeholders).toHaveLength(2);
  expect(page?.cardsDone).toBe(3);
});

test("[IMG-3] a large collection comes as several pages that count up to it", async () => {
  const pages = await pagesOf(900, { columns: 10 });
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(({ page }) => page)).toEqual(pages.map((_page, index) => index + 1));
  expect(pages.at(-1)?.cardsDone).toBe(900);
});

test.each([
  { name: "no picture", bytes: async () => Buffer.from("<html>not found</html>") },
  { name: "half a picture", bytes: async () => (await cardPicture(3)).subarray(0, 20_000) },
  {
    name: "a tiny picture",
    bytes: () =>
      sharp({ create: { width: 2, height: 2, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
  },
  {
    name: "a drawing with links",
    bytes: async () =>
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
  },
])("$name is refused as an original", async ({ bytes }) => {
  await expect(imaging.derive(await bytes())).rejects.toThrow(UnusablePicture);
});

test("a landscape picture is shown whole in its cell", async () => {
  const wide = sharp({ create: { width: 880, height: 630, channels: 3, background: "#00f" } });
  const { cells } = await imaging.derive(await wide.png().toBuffer());
  const pixels = await imaging.pixels(cells.low, "low");
  expect([...pixels.subarray(0, 3)]).not.toEqual([0, 0, 255]);
});
