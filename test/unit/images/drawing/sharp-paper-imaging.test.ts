import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { UnusablePicture } from "#functions/images/drawing/imaging.ts";
import { sharpPaperImaging } from "#functions/images/drawing/sharp-paper-imaging.ts";
import { cellPx } from "#functions/images/prints/print-face.ts";
import { badPictures, oddPictures } from "#test/support/pictures/odd-pictures.ts";

const imaging = sharpPaperImaging();
const card = { ...cellPx, bleed: 0 };

const plain = (width: number, height: number, background = "#c02030") =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

async function pixelsOf(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(3);
  return {
    ...info,
    at: (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ],
  };
}

const isNear = (found: readonly number[], wanted: readonly number[]) =>
  found.every((one, at) => Math.abs(one - (wanted[at] ?? 0)) < 14);

test("a card of 63 × 88 mm has 744 × 1039 dots at 300 to the inch", () => {
  expect(cellPx).toEqual({ width: 744, height: 1039 });
});

describe("[IMG-4] a card on paper", () => {
  test.each([
    { came: [600, 825], becomes: [591, 825] },
    { came: [245, 342], becomes: [245, 342] },
    { came: [734, 1024], becomes: [733, 1024] },
    { came: [744, 1039], becomes: [743, 1038] },
    { came: [1_500, 2_095], becomes: [744, 1039] },
    { came: [3_000, 4_190], becomes: [744, 1039] },
  ])(
    "is never blown up: $came becomes $becomes",
    async ({ came: [width = 0, height = 0], becomes }) => {
      const { widthPx, heightPx, bytes } = await imaging.card(await plain(width, height), card);
      expect(Math.abs(widthPx - (becomes[0] ?? 0))).toBeLessThanOrEqual(1);
      expect(Math.abs(heightPx - (becomes[1] ?? 0))).toBeLessThanOrEqual(1);
      expect(widthPx).toBeLessThanOrEqual(width);
      expect(Math.abs(widthPx / heightPx / (63 / 88) - 1)).toBeLessThan(0.005);
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: "jpeg",
        width: widthPx,
        height: heightPx,
      });
      expect(await imaging.size(bytes)).toEqual({ widthPx, heightPx });
    },
  );

  test("stands upright, however it came", async () => {
    const [top, bottom] = [await plain(420, 300, "#2040c0"), await plain(420, 300)];
    const joined = await sharp([top, bottom], { join: { across: 2 } })
      .png()
      .toBuffer();
    const { bytes, widthPx, heightPx } = await imaging.card(joined, card);
    expect(heightPx).toBeGreaterThan(widthPx);
    const { at } = await pixelsOf(bytes);
    expect(isNear(at(200, 40), [32, 64, 192])).toBe(true);
    expect(isNear(at(200, heightPx - 40), [192, 32, 48])).toBe(true);
    const turned = await sharp(await plain(600, 825))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await imaging.card(turned, card)).heightPx).toBeGreaterThan(700);
  });

  test("is whole, on white, where it is of quite another shape", async () => {
    const { bytes, widthPx, heightPx } = await imaging.card(await plain(500, 500), card);
    expect(Math.abs(widthPx / heightPx / (63 / 88) - 1)).toBeLessThan(0.005);
    const { at } = await pixelsOf(bytes);
    expect(isNear(at(widthPx / 2 - 1, Math.floor(heightPx / 2)), [192, 32, 48])).toBe(true);
    expect(isNear(at(Math.floor(widthPx / 2), 4), [255, 255, 255])).toBe(true);
    expect(isNear(at(2, Math.floor(heightPx / 2)), [192, 32, 48])).toBe(true);
  });

  test("has corners in the colour of its border, where they were round", async () => {
    const round = Buffer.from(
      `<svg width="600" height="838"><rect width="600" height="838" rx="40"/></svg>`,
    );
    const bordered = await sharp(await plain(600, 838, "#f0c030"))
      .composite([{ input: await plain(500, 738), left: 50, top: 50 }])
      .png()
      .toBuffer();
    const cut = await sharp(bordered)
      .ensureAlpha()
      .composite([{ input: round, blend: "dest-in" }])
      .webp({ lossless: true })
      .toBuffer();
    const { bytes, widthPx, heightPx } = await imaging.card(cut, card);
    const { at } = await pixelsOf(bytes);
    for (const [x, y] of [
      [1, 1],
      [widthPx - 2, 1],
      [1, heightPx - 2],
      [widthPx - 2, heightPx - 2],
    ])
      expect(isNear(at(x ?? 0, y ?? 0), [240, 192, 48])).toBe(true);
  });

  test("goes on beyond its edges as far as it is told", async () => {
    const bordered = await sharp(await plain(744, 1039, "#f0c030"))
      .composite([{ input: await plain(644, 939), left: 50, top: 50 }])
      .png()
      .toBuffer();
    const bled = await imaging.card(bordered, { ...card, bleed: 3 / 63 });
    const bare = await imaging.card(bordered, card);
    const by = Math.round((bare.widthPx * 3) / 63);
    expect([bled.widthPx - bare.widthPx, bled.heightPx - bare.heightPx]).toEqual([2 * by, 2 * by]);
    const { at } = await pixelsOf(bled.bytes);
    expect(isNear(at(1, 500), [240, 192, 48])).toBe(true);
    expect(isNear(at(by + 60, by + 60), [192, 32, 48])).toBe(true);
  });

  test("is made of whatever servers really send, and of nothing that is no picture", async () => {
    for (const [what, picture] of Object.entries(await oddPictures())) {
      const { widthPx, heightPx } = await imaging.card(picture, card);
      expect(heightPx, what).toBeGreaterThan(widthPx);
    }
    for (const [what, bytes] of Object.entries(await badPictures())) {
      if (
        [
          "a banner",
          "very tall",
          "wholly transparent",
          "a few strokes on nothing",
          "two pixels",
        ].includes(what)
      )
        continue;
      if (["a drawing", "three frames"].includes(what)) continue;
      const error = await imaging.card(bytes, card).catch((one: unknown) => one);
      expect(error, what).toBeInstanceOf(UnusablePicture);
    }
  }, 60_000);
});

test("a page of any encoding becomes a JPEG as large, what is see-through white", async () => {
  const half = sharp({ create: { width: 60, height: 40, channels: 4, background: "#ff000000" } });
  for (const page of [
    await half.clone().png().toBuffer(),
    await half.clone().webp().toBuffer(),
    await half.clone().avif().toBuffer(),
  ]) {
    const { bytes, widthPx, heightPx } = await imaging.jpeg(page);
    expect([widthPx, heightPx]).toEqual([60, 40]);
    expect(isNear((await pixelsOf(bytes)).at(30, 20), [255, 255, 255])).toBe(true);
  }
});

test("cards are cut out of a sheet, each its own", async () => {
  const sheet = await sharp([await plain(100, 140), await plain(100, 140, "#2040c0")], {
    join: { across: 2 },
  })
    .png()
    .toBuffer();
  const boxes = [
    { left: 0, top: 0 },
    { left: 100, top: 0 },
  ];
  const [red, blue] = await imaging.cut(sheet, boxes, { width: 100, height: 140, bleed: 0.1 });
  expect([red?.widthPx, red?.heightPx]).toEqual([120, 160]);
  expect(isNear((await pixelsOf(red?.bytes ?? Buffer.alloc(0))).at(5, 5), [192, 32, 48])).toBe(
    true,
  );
  expect(isNear((await pixelsOf(blue?.bytes ?? Buffer.alloc(0))).at(60, 80), [32, 64, 192])).toBe(
    true,
  );
  expect(await imaging.size(sheet)).toBeUndefined();
  expect(await imaging.size(Buffer.from("rubbish"))).toBeUndefined();
});
