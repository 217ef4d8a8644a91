import pLimit from "p-limit";
import { cellSizes, type Quality } from "#schemas/images/composite.ts";
import type { Canvas } from "../composites/canvas.ts";
import { type Imaging, type Size, UnusablePicture } from "./imaging.ts";
import { backdropLayer } from "./sharp-backdrop.ts";
import { cleaned } from "./sharp-clean.ts";
import { decoded, sharp, strict } from "./sharp-decoding.ts";
import { cutOut, layCards, layPieces, layStamps } from "./sharp-layers.ts";
import { encodedPage } from "./sharp-page-encoding.ts";
import { derivedPicture, examinedPicture } from "./sharp-picture.ts";
import { reshaped } from "./sharp-shapes.ts";

/** Imaging by libvips. Pictures are decoded strictly: a truncated one is unusable, not half grey. */
export function sharpImaging(): Imaging {
  // One page of paper is kept and used again: fresh ones of 40 MB pile up faster than they go.
  const oneAtATime = pLimit(1);
  let paper = Buffer.alloc(0);
  const layBackdrop = backdropLayer();
  return {
    derive: derivedPicture,
    examine: examinedPicture,
    reshape: reshaped,
    cutOut,
    pixels: (cell, quality, size) => decoded(() => pixelsOf(cell, quality, size)),
    clean: cleaned,

    drawPage: (page) =>
      oneAtATime(async () => {
        const { width, height } = page;
        const channels = page.paper === undefined ? 4 : 3;
        const length = width * height * channels;
        if (paper.byteLength < length) paper = Buffer.alloc(length);
        const canvas: Canvas = { width, height, channels, bytes: paper.subarray(0, length) };
        // A buffer filled with three bytes over and over is a sheet of paper.
        paper.fill(Buffer.from(page.paper?.slice(1) ?? "00", "hex"), 0, length);
        await layBackdrop(page, canvas);
        await layPieces(page, canvas);
        await layCards(page, canvas);
        layStamps(page, canvas);
        return encodedPage(canvas, page);
      }),
  };
}

async function pixelsOf(
  cell: Uint8Array,
  quality: Quality,
  size: Size = cellSizes[quality],
): Promise<Buffer> {
  const { width, height } = cellSizes[quality];
  const image = sharp(cell, strict).toColourspace("srgb");
  const isResized = size.width !== width || size.height !== height;
  const original = isResized ? await image.metadata() : undefined;
  if (isResized) image.resize({ ...size, fit: "fill", kernel: "cubic" });
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const found = { ...info, ...(original && { width: original.width, height: original.height }) };
  if (found.width === width && found.height === height && found.channels === 3) return data;
  throw new UnusablePicture(
    `A cell must be ${width}×${height} in colour; this one is ${found.width}×${found.height} ` +
      `with ${found.channels} channels.`,
  );
}
