import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import type { DrawingTools } from "#functions/images/drawing/drawing-tools.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { CompositeLayout, CompositeOptions, CompositeTheme } from "#schemas/images/composite.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import {
  aComposite,
  aCompositeCard,
  cardPicture,
  pictureHash,
} from "#test/support/pictures/card-pictures.ts";

let tools: DrawingTools;
beforeAll(async () => {
  const [imaging, images] = [sharpImaging(), memoryImageStore()];
  const { cells } = await imaging.derive(await cardPicture(0));
  for (const quality of ["low", "medium", "high"] as const) {
    images.put(pictureHash(0), quality, cells[quality]);
  }
  tools = { imaging, images, sheetDrawer: chromiumSheetDrawer(chromiumLayer()) };
});
afterAll(() => tools.sheetDrawer.close());

const link = "https://cards.example/u/misty/binder?from=picture";
const longest = `https://cards.example/${"a-binder-of-mine/".repeat(11)}`.slice(0, 200);

/** What a camera reads of the first page; throws when there is no code in it. */
async function readOf(options: object): Promise<string> {
  const composite = aComposite({
    cards: Array.from({ length: 5 }, () => aCompositeCard({ picture: pictureHash(0) })),
    options: CompositeOptions.parse({ quality: "low", handle: "@misty", link, ...options }),
  });
  const time = { leftMs: () => 60_000 };
  for await (const { bytes } of drawComposite(composite, tools, { time })) {
    const shown = sharp(bytes).flatten({ background: "#000000" });
    const { data, info } = await shown.raw().toBuffer({ resolveWithObject: true });
    return decodeQR({ width: info.width, height: info.height, data });
  }
  throw new Error("There is no page.");
}

const looks = CompositeLayout.options.flatMap((layout) =>
  CompositeTheme.options.map((theme) => ({ layout, theme })),
);

test.each(looks)("the QR code of a $layout in $theme leads to its link", async (look) => {
  expect(await readOf({ ...look, title: "A title", subtitle: "and a subtitle" })).toBe(link);
});

test.each([
  { name: "nothing beside it", options: {} },
  { name: "a title from right to left", options: { title: "مجموعتي" } },
  { name: "no paper", options: { format: "png", background: "transparent", layout: "fan" } },
  { name: "the fewest bytes", options: { format: "avif", title: "A title" } },
  { name: "WebP", options: { format: "webp", layout: "binder" } },
  { name: "print quality", options: { quality: "high", title: "A title" } },
])("it is read with $name", async ({ options }) => {
  expect(await readOf(options)).toBe(link);
});

test("the longest link is read off the smallest picture, and off one that was saved half as good", async () => {
  expect(longest).toHaveLength(200);
  expect(await readOf({ link: longest, format: "jpeg" })).toBe(longest);
});
