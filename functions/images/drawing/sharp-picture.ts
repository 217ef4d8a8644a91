import type { Channels, Metadata } from "sharp";
import { cellSizes, type Quality } from "#schemas/images/composite.ts";
import { cellGround } from "../composites/shown-part.ts";
import { shownWidths } from "../pictures/shown-widths.ts";
import { type DerivedPicture, type ExaminedPicture, UnusablePicture } from "./imaging.ts";
import { formatIn, type PictureFormat } from "./picture-format.ts";
import { decoded, sharp, strict } from "./sharp-decoding.ts";
import { encodedShape } from "./sharp-encoding.ts";

const maxBytes = 20 * 1024 * 1024;
const mostAvifPixels = 20_000_000;
/**
 * Of its cell, what a picture must cover at least, or the card is better named than shown. A card that
 * lies on its side covers half; a banner of 4:1, or a few strokes on nothing, a sixth and less.
 */
const leastCover = 0.3;
const ground = { r: cellGround.red, g: cellGround.green, b: cellGround.blue };

/** Checks a card's picture from elsewhere and makes what is shown of it, decoded once for all. */
export const derivedPicture = (
  original: Uint8Array,
  widths: readonly number[] = [],
): Promise<DerivedPicture> => decoded(() => derived(original, widths));

/** Checks a picture of any shape from elsewhere. */
export const examinedPicture = (original: Uint8Array): Promise<ExaminedPicture> =>
  decoded(async () => {
    const { image, ...found } = await opened(original);
    // Pixel by pixel: what breaks off is no picture.
    await image.stats();
    return found;
  });

async function derived(original: Uint8Array, widths: readonly number[]): Promise<DerivedPicture> {
  const { image, ...found } = await opened(original);
  // Twice the size of the largest cell is as much as the cells can show.
  const { data, info } = await image
    .resize({ ...doubled(cellSizes.high), fit: "outside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (coverOf(data, info) < leastCover) {
    throw new UnusablePicture(
      `A picture must fill ${leastCover * 100} % of a card's shape; this one, ${info.width}×${info.height}, ` +
        `has ${Math.floor(opacityOf(data, info) * 100)} % of it that is not transparent.`,
    );
  }
  const cellOf = (quality: Quality) => encodedCell(data, info, cellSizes[quality]);
  const [high, medium, low] = await Promise.all([cellOf("high"), cellOf("medium"), cellOf("low")]);
  const narrower = await Promise.all(
    shownWidths(found, widths, "webp").map(
      async (width) => [width, await narrowed(data, info, width)] as const,
    ),
  );
  return { ...found, cells: { high, medium, low }, narrower: new Map(narrower) };
}

/** In its own shape, with what is transparent. */
const narrowed = (data: Buffer, info: Raw, width: number) =>
  encodedShape(sharp(data, { raw: info }).resize({ width }), "webp").toBuffer();

/** @throws UnusablePicture when it is no picture that may be shown */
export async function opened(original: Uint8Array, mostPixels: number = strict.limitInputPixels) {
  if (original.byteLength > maxBytes) {
    throw new UnusablePicture(
      `A picture may have ${maxBytes} bytes; this one has ${original.byteLength}.`,
    );
  }
  if (original.byteLength === 0) throw new UnusablePicture("The picture has no bytes.");
  // By its first bytes: of the decoders that there are, no other is ever reached.
  const format = formatIn(original);
  if (!format) throw new UnusablePicture("A picture must be PNG, JPEG, WebP or AVIF.");
  // An AVIF of a kilobyte may be 20 bytes a pixel while it is decoded, which others are not.
  const limitInputPixels = format === "avif" ? Math.min(mostAvifPixels, mostPixels) : mostPixels;
  const image = sharp(original, { ...strict, limitInputPixels }).rotate();
  const metadata = await image.metadata();
  refuseOdd(metadata, format);
  const { width: widthPx, height: heightPx } = metadata.autoOrient;
  return { image, format, widthPx, heightPx };
}

const decoders: Record<PictureFormat, string> = {
  ...{ png: "png", jpeg: "jpeg", webp: "webp" },
  avif: "heif",
};

function refuseOdd({ format, width, height, pages = 1 }: Metadata, said: PictureFormat): void {
  if (format !== decoders[said])
    throw new UnusablePicture(`A picture must be what it begins as: ${said}, not ${format}.`);
  if (pages > 1)
    throw new UnusablePicture(`A picture must not move; this one has ${pages} frames.`);
  if (width < 16 || height < 16) {
    throw new UnusablePicture(`A picture must have 16×16 pixels; this one has ${width}×${height}.`);
  }
}

const doubled = ({ width, height }: Size): Size => ({ width: 2 * width, height: 2 * height });

type Size = { readonly width: number; readonly height: number };

interface Raw extends Size {
  readonly channels: Channels;
}

/** How a picture's shape differs from a cell's: 1 is the same, more is broader. */
const ratioOf = (picture: Size, cell: Size) =>
  picture.width / picture.height / (cell.width / cell.height);

/** Which part of its cell a picture covers, of 1. */
function coverOf(data: Buffer, info: Raw): number {
  const ratio = ratioOf(info, cellSizes.high);
  return Math.min(ratio, 1 / ratio) * opacityOf(data, info);
}

/** The mean opacity of a picture, of 1. */
function opacityOf(data: Buffer, { channels }: Raw): number {
  const hasAlpha = channels === 2 || channels === 4;
  if (!hasAlpha) return 1;
  let sum = 0;
  for (let at = channels - 1; at < data.length; at += channels) sum += data[at] ?? 0;
  return sum / 255 / (data.length / channels);
}

/** A picture of nearly a card's shape fills its cell; any other is shown whole. */
function encodedCell(data: Buffer, info: Raw, size: Size) {
  const ratio = ratioOf(info, size);
  const fit = ratio > 0.92 && ratio < 1.08 ? "cover" : "contain";
  return sharp(data, { raw: info })
    .flatten({ background: "#ffffff" })
    .resize({ ...size, fit, background: ground })
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer();
}
