import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { bandHeight, blockOf, joinedBands } from "#functions/images/drawing/jpeg-bands.ts";
import { encodedPage } from "#functions/images/drawing/sharp-page-encoding.ts";

/** Pixels that no two rows of have alike. */
function canvas(width: number, height: number) {
  const bytes = Buffer.alloc(width * height * 3);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = (i * 7 + ((i * i) >> 9)) & 0xff;
  return { width, height, channels: 3 as const, bytes };
}
const coded = (
  { bytes, width, height }: ReturnType<typeof canvas>,
  chromaSubsampling = "4:2:0",
  quality = 84,
) =>
  sharp(bytes, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling, optimiseCoding: false })
    .toBuffer();
const rows = (whole: ReturnType<typeof canvas>, from: number, to: number) => ({
  ...whole,
  height: to - from,
  bytes: whole.bytes.subarray(from * whole.width * 3, to * whole.width * 3),
});

describe.each(["4:2:0", "4:4:4"] as const)("[IMG-11] %s", (subsampling) => {
  test.each([
    { width: 333, height: 500, bands: 8 },
    { width: 64, height: 64, bands: 2 },
    { width: 1000, height: 17, bands: 20 },
    { width: 50, height: 700, bands: 40 },
  ])("$bands bands of $width×$height are the picture that would be coded whole", async (size) => {
    const whole = canvas(size.width, size.height);
    const block = blockOf[subsampling];
    const tall = bandHeight(whole, block, size.bands);
    const bands: Promise<Buffer>[] = [];
    for (let from = 0; from < whole.height; from += tall) {
      bands.push(coded(rows(whole, from, Math.min(whole.height, from + tall)), subsampling));
    }
    const { height } = whole;
    const joined = joinedBands(await Promise.all(bands), { height, block });
    const [ours, theirs] = await Promise.all(
      [joined, await coded(whole, subsampling)].map((jpeg) =>
        sharp(jpeg, { failOn: "warning" }).raw().toBuffer({ resolveWithObject: true }),
      ),
    );
    expect(ours?.info).toEqual(theirs?.info);
    expect(ours && theirs && ours.data.equals(theirs.data)).toBe(true);
  });
});

test("a wide picture has no more blocks in a band than can be said", () => {
  for (const block of [8, 16]) {
    const tall = bandHeight({ width: 8192, height: 1536 }, block, 1);
    expect((Math.ceil(8192 / block) * tall) / block).toBeLessThanOrEqual(65_535);
    expect(tall % block).toBe(0);
  }
});

test("bands that are coded differently are not joined", async () => {
  const whole = canvas(32, 32);
  const bands = [await coded(rows(whole, 0, 16)), await coded(rows(whole, 16, 32), "4:2:0", 50)];
  expect(() => joinedBands(bands, { height: 32, block: 16 })).toThrow(RangeError);
  expect(() => joinedBands([Buffer.from("no picture")], { height: 8, block: 8 })).toThrow(
    RangeError,
  );
  expect(() => joinedBands([], { height: 8, block: 8 })).toThrow(RangeError);
});

test.each(["high", "medium", "low"] as const)(
  "a large page of quality %s is one JPEG",
  async (quality) => {
    const whole = canvas(2000, 1601);
    const page = await encodedPage(whole, { format: "jpeg", quality });
    const { data, info } = await sharp(page, { failOn: "warning" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 2000, height: 1601, channels: 3 });
    expect(data.length).toBe(whole.bytes.length);
  },
);
