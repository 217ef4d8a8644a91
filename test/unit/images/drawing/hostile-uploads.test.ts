import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { UnusablePicture } from "#functions/images/drawing/imaging.ts";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import { badPictures, oddPictures } from "#test/support/pictures/odd-pictures.ts";
import { pngChunk } from "#test/support/pictures/png-chunk.ts";

const imaging = sharpImaging();
const clean = (bytes: Uint8Array) => imaging.clean(bytes, 2_048);
const [bad, odd] = await Promise.all([badPictures(), oddPictures()]);
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3366cc" } });

/** Neither a whole file of anything else, nor a picture of a strange shape: pixels that cannot be had. */
const unreadable = Object.keys(bad).filter(
  (name) =>
    !["very tall", "a banner", "wholly transparent", "a few strokes on nothing"].includes(name),
);

describe("[COL-1] a file that somebody uploads", () => {
  test.each(unreadable)("that is %s is refused", async (name) => {
    await expect(clean(bad[name] ?? Buffer.alloc(0))).rejects.toThrow(UnusablePicture);
  });

  test.each(Object.keys(odd))(
    "that is %s is made of pixels in the colours of screens",
    async (name) => {
      const { bytes } = await clean(odd[name] ?? Buffer.alloc(0));
      const { format, space, depth, exif, icc, xmp } = await sharp(bytes).metadata();
      expect([format, space, depth]).toEqual(["webp", "srgb", "uchar"]);
      expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
    },
  );

  test("says nothing of where it was taken, nor by what", async () => {
    const told = await photo(300, 420)
      .withExif({
        IFD0: { Make: "Camera of mine", Copyright: "Me" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>At home</a></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(told.toString("latin1")).toContain("Camera of mine");
    const { bytes } = await clean(told);
    for (const word of ["Camera", "GPS", "At home", "Exif", "ICCP", "XMP"]) {
      expect(Buffer.from(bytes).toString("latin1")).not.toContain(word);
    }
  });

  test("is turned upright, in all eight ways, and says of no way any more", async () => {
    const half = { create: { width: 60, height: 40, channels: 3, background: "#f00" } } as const;
    const picture = await photo(120, 40)
      .composite([{ input: await sharp(half).png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    // Where the red half is once it stands as it was meant to.
    const reds = ["left", "right", "right", "left", "top", "top", "bottom", "bottom"];
    for (const [at, side] of reds.entries()) {
      const turned = await sharp(picture)
        .withMetadata({ orientation: at + 1 })
        .jpeg()
        .toBuffer();
      const { bytes, widthPx, heightPx } = await clean(turned);
      expect([at + 1, widthPx > heightPx]).toEqual([at + 1, side === "left" || side === "right"]);
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      const redAt = (x: number, y: number) =>
        (data[(y * info.width + x) * info.channels] ?? 0) > 200;
      const [right, bottom] = [info.width - 6, info.height - 6];
      const found = redAt(5, 5)
        ? redAt(right, 5)
          ? "top"
          : "left"
        : redAt(right, 5)
          ? "right"
          : "bottom";
      expect([at + 1, found, redAt(5, bottom) || redAt(right, bottom)]).toEqual([
        ...[at + 1, side],
        side !== "top",
      ]);
      expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
    }
  });

  test("that is two things at once is left with its pixels alone", async () => {
    const jpeg = await photo(100, 140).jpeg().toBuffer();
    const tail = Buffer.from("PK\x03\x04<script>alert(1)</script>%PDF-1.7");
    const { bytes } = await clean(Buffer.concat([jpeg, tail]));
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/script|PK|%PDF/);
  });

  test("may be larger than is kept, and is no larger afterwards", async () => {
    const large = await clean(await photo(4_000, 3_000).jpeg().toBuffer());
    expect([large.widthPx, large.heightPx]).toEqual([2_048, 1_536]);
    const small = await clean(await photo(300, 200).jpeg().toBuffer());
    expect([small.widthPx, small.heightPx]).toEqual([300, 200]);
  });

  test.each([
    ["says that it has a billion pixels", png({ width: 32_000, height: 32_000 })],
    ["says that it has more sides than there are", png({ width: 0x7fffffff, height: 1 })],
    ["has fewer pixels than it says", png({ width: 400, height: 560, rows: 3 })],
    ["begins as a picture and is a drawing", Buffer.concat([signature(), Buffer.from("<svg/>")])],
    ["begins as another picture", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), signature()])],
  ])("that %s is refused", async (_name, bytes) => {
    await expect(clean(bytes)).rejects.toThrow(UnusablePicture);
  });

  test("with a text of a gigabyte packed into it costs no gigabyte", async () => {
    const bomb = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(64_000_000))]);
    const packed = png({ width: 40, height: 56, more: [pngChunk("zTXt", bomb)] });
    const before = process.resourceUsage().maxRSS;
    const outcome = await clean(packed).then(
      ({ widthPx }) => widthPx,
      (error: unknown) => error instanceof UnusablePicture,
    );
    expect([40, true]).toContain(outcome);
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200_000);
  });
});

function signature(): Buffer {
  return Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
}

/** A grey PNG that says this of itself, and has as many rows as it pleases. */
function png(said: { width: number; height: number; rows?: number; more?: readonly Buffer[] }) {
  const { width, height, rows = Math.min(height, 56), more = [] } = said;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const pixels = deflateSync(Buffer.alloc((Math.min(width, 400) + 1) * rows));
  const chunks = [pngChunk("IHDR", head), ...more, pngChunk("IDAT", pixels), pngChunk("IEND")];
  return Buffer.concat([signature(), ...chunks]);
}
