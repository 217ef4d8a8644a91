import { gzipSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { cardPicture } from "./card-pictures.ts";

const plain = (width: number, height: number, background = "#3366cc") =>
  sharp({ create: { width, height, channels: 3, background } });

/** What servers have sent in a picture's place, made here; each under the name of what is odd. */
export async function badPictures(): Promise<Readonly<Record<string, Buffer>>> {
  const good = await cardPicture(3);
  const frames = await Promise.all(
    ["#f00", "#0f0", "#00f"].map((colour) => plain(90, 120, colour).png().toBuffer()),
  );
  return {
    "no bytes": Buffer.alloc(0),
    "one byte": Buffer.from("x"),
    "an HTML page": Buffer.from("<!doctype html><title>Sorry</title><p>Come back later."),
    "half a PNG": good.subarray(0, Math.floor(good.length / 2)),
    "half a JPEG": await half(sharp(good).jpeg()),
    "half a WebP": await half(sharp(good).webp()),
    "a drawing": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    "three frames": await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer(),
    "two pixels": await plain(2, 2).png().toBuffer(),
    gigantic: await plain(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer(),
    packed: gzipSync(good),
    "very tall": await plain(20, 16_000).png().toBuffer(),
    "a banner": await plain(400, 100).png().toBuffer(),
    "wholly transparent": await sharp(good).ensureAlpha(0).webp().toBuffer(),
    "a few strokes on nothing": await sharp(good)
      .resize(120)
      .extend({ top: 200, left: 200, background: "#0000" })
      .png()
      .toBuffer(),
  };
}

/** What is unusual and still a picture. */
export async function oddPictures(): Promise<Readonly<Record<string, Buffer>>> {
  const good = sharp(await cardPicture(4));
  return {
    CMYK: await good.clone().toColourspace("cmyk").jpeg().toBuffer(),
    "16 bits": await good.clone().toColourspace("rgb16").png().toBuffer(),
    grey: await good.clone().greyscale().toColourspace("b-w").png().toBuffer(),
    transparent: await good.clone().ensureAlpha(0.5).webp().toBuffer(),
    "transparent and grey": await good
      .clone()
      .greyscale()
      .ensureAlpha(0.9)
      .toColourspace("b-w")
      .png()
      .toBuffer(),
    "on its side": await good.clone().rotate(90).png().toBuffer(),
    "turned by EXIF": await good.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    AVIF: await good.clone().resize(200).avif({ effort: 0 }).toBuffer(),
  };
}

async function half(picture: Sharp): Promise<Buffer> {
  const bytes = await picture.toBuffer();
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}
