import pLimit from "p-limit";
import { cellSizes, type Quality } from "#schemas/images/composite.ts";
import { type Canvas, copyRows, layCard, roundCorner } from "../composites/canvas.ts";
import { type CardFrame, type Imaging, type PageParts, UnusablePicture } from "./imaging.ts";
import { decoded, sharp, strict } from "./sharp-decoding.ts";
import { derivedPicture, examinedPicture } from "./sharp-picture.ts";
import { reshaped } from "./sharp-shapes.ts";

/** Imaging by libvips. Pictures are decoded strictly: a truncated one is unusable, not half grey. */
export function sharpImaging(): Imaging {
  // One page of paper is kept and used again: fresh ones of 40 MB pile up faster than they go.
  const oneAtATime = pLimit(1);
  let paper = Buffer.alloc(0);
  return {
    derive: derivedPicture,
    examine: examinedPicture,
    reshape: reshaped,

    async pixels(cell, quality) {
      const { width, height } = cellSizes[quality];
      const { data, info } = await decoded(() =>
        sharp(cell, strict).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true }),
      );
      if (info.width === width && info.height === height && info.channels === 3) return data;
      throw new UnusablePicture(
        `A cell must be ${width}×${height} in colour; this one is ${info.width}×${info.height} ` +
          `with ${info.channels} channels.`,
      );
    },

    drawPage: (page) =>
      oneAtATime(async () => {
        const { width, height } = page;
        const length = width * height * 3;
        if (paper.byteLength < length) paper = Buffer.alloc(length);
        const bytes = paper.subarray(0, length);
        // A buffer filled with three bytes over and over is a sheet of paper.
        bytes.fill(Buffer.from(page.paper.slice(1), "hex"));
        await layStrips(page, { width, height, bytes });
        await layCards(page, { width, height, bytes });
        return encoded(sharp(bytes, { raw: { width, height, channels: 3 } }), page);
      }),
  };
}

async function layStrips({ sheet, strips }: PageParts, canvas: Canvas): Promise<void> {
  const { data, info } = await sharp(sheet)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const source = { width: info.width, height: info.height, bytes: data };
  for (const { sheetY, pageY, height } of strips) {
    copyRows(source, canvas, { from: sheetY, to: { x: 0, y: pageY }, count: height });
  }
}

async function layCards({ cells, frame, paper }: PageParts, canvas: Canvas): Promise<void> {
  const first = cells[0];
  if (!first) return;
  const under = await shadowTile(first.box, frame, paper);
  const corner = roundCorner(frame.radius);
  for (const { box, pixels } of cells) {
    const to = { x: box.x - frame.shadow, y: box.y - frame.shadow };
    copyRows(under, canvas, { from: 0, to, count: under.height });
    layCard(pixels, box, canvas, corner);
  }
}

/** The paper with a card's shadow on it, the same under every card of a page. */
async function shadowTile(
  card: { width: number; height: number },
  { radius, shadow, shadowOpacity }: CardFrame,
  paper: string,
): Promise<Canvas> {
  const width = card.width + 2 * shadow;
  const height = card.height + 2 * shadow;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${shadow / 3}"/></filter>
<rect width="100%" height="100%" fill="${paper}"/>
<rect x="${shadow}" y="${shadow * 1.2}" width="${card.width}" height="${card.height}" rx="${radius}"
 fill="#000" fill-opacity="${shadowOpacity}" filter="url(#soft)"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  return { width, height, bytes };
}

/** In pixels: about twenty cards in medium quality. */
const worthOptimising = 3_000_000;

const lossy: Record<Quality, number> = { high: 92, medium: 84, low: 74 };

/** Efforts are the lowest that still pay: more would cost seconds a page for a few percent. */
function encoded(
  image: import("sharp").Sharp,
  { format, quality, width, height }: PageParts,
): Promise<Uint8Array> {
  if (format === "png")
    return image.png({ compressionLevel: 1, adaptiveFiltering: false }).toBuffer();
  if (format === "avif") return image.avif({ quality: lossy[quality] - 20, effort: 0 }).toBuffer();
  if (format === "webp") return image.webp({ quality: lossy[quality], effort: 0 }).toBuffer();
  const chromaSubsampling = quality === "high" ? "4:4:4" : "4:2:0";
  // Code tables made for the picture save a fifth of its bytes, and take two thirds of the time.
  const optimiseCoding = width * height <= worthOptimising;
  return image.jpeg({ quality: lossy[quality], chromaSubsampling, optimiseCoding }).toBuffer();
}
