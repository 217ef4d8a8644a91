import type { Quality } from "#schemas/images/composite.ts";
import type { Canvas } from "../composites/canvas.ts";
import type { PageParts } from "./imaging.ts";
import { bandHeight, blockOf, joinedBands } from "./jpeg-bands.ts";
import { sharp, withAllCores } from "./sharp-decoding.ts";

/** In pixels: about twenty cards in medium quality. */
const worthAnEffort = 3_000_000;

const lossy: Record<Quality, number> = { high: 92, medium: 84, low: 74 };

/**
 * Efforts are the lowest that still pay, and for small pages one more: more would cost seconds a large page for a
 * few percent. AVIF is as good as a JPEG of the same quality at half of its bytes.
 */
export function encodedPage(
  canvas: Canvas,
  { format, quality }: Pick<PageParts, "format" | "quality">,
): Promise<Uint8Array> {
  if (format === "jpeg") return encodedJpeg(canvas, quality);
  const image = opened(canvas);
  const isSmall = isWorthAnEffort(canvas);
  if (format === "png") {
    const compressionLevel = isSmall ? 6 : 1;
    return image.png({ compressionLevel, adaptiveFiltering: false }).toBuffer();
  }
  if (format === "webp") {
    return image.webp({ quality: lossy[quality], effort: isSmall ? 2 : 0 }).toBuffer();
  }
  const manner = { quality: lossy[quality] - 20, effort: isSmall ? 1 : 0 };
  return withAllCores(() => image.avif(manner).toBuffer());
}

const isWorthAnEffort = ({ width, height }: Canvas) => width * height <= worthAnEffort;

const opened = ({ bytes, width, height, channels }: Canvas) =>
  sharp(bytes, { raw: { width, height, channels } });

/** For the two cores that there are; more take more time in all. */
const bandCount = 2;

/**
 * Code tables made for the picture save a fifth of its bytes, and take two thirds of the time. Large
 * pages go without, and so can be coded in bands side by side.
 */
async function encodedJpeg(canvas: Canvas, quality: Quality): Promise<Uint8Array> {
  const { width, height, channels, bytes } = canvas;
  const chromaSubsampling = quality === "high" ? "4:4:4" : "4:2:0";
  const manner = { quality: lossy[quality], chromaSubsampling } as const;
  if (isWorthAnEffort(canvas))
    return opened(canvas)
      .jpeg({ ...manner, optimiseCoding: true })
      .toBuffer();
  const block = blockOf[chromaSubsampling];
  const tall = bandHeight(canvas, block, bandCount);
  const bands = Array.from({ length: Math.ceil(height / tall) }, (_none, index) => {
    const [top, bottom] = [index * tall, Math.min(height, (index + 1) * tall)];
    const rows = bytes.subarray(top * width * channels, bottom * width * channels);
    const band: Canvas = { width, height: bottom - top, channels, bytes: rows };
    return opened(band)
      .jpeg({ ...manner, optimiseCoding: false })
      .toBuffer();
  });
  return joinedBands(await Promise.all(bands), { height, block });
}
