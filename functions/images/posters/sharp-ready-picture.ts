import { type Canvas, layPart } from "../composites/canvas.ts";
import { layCard } from "../composites/card-pixels.ts";
import { release } from "../drawing/release.ts";
import { decoded, sharp, strict } from "../drawing/sharp-decoding.ts";
import type { PictureInPlace } from "./poster-press.ts";
import { layShade } from "./shade.ts";
import { leaningCard } from "./sharp-leaning-card.ts";
import { cornerOf, radiusOf, reachOf, shadeOf } from "./sharp-shade.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Decodes a picture; what is then to be done takes no time to wait for. */
export async function readyToLay(picture: PictureInPlace): Promise<(canvas: Canvas) => void> {
  const { bytes, box, as, degrees = 0 } = picture;
  const image = sharp(bytes, strict).toColourspace("srgb");
  const within = { width: box.width, height: box.height, fit: "inside" as const };
  if (as === "sign") {
    const { data, info } = await decoded(() =>
      image.resize(within).ensureAlpha().raw().toBuffer({ resolveWithObject: true }),
    );
    const sign: Canvas = { ...sizeOf(info), channels: 4, bytes: data };
    return (canvas) => layWhole(sign, canvas, { x: box.x, y: middle(box, info).y });
  }
  const { data, info } = await decoded(() =>
    image.resize(within).removeAlpha().raw().toBuffer({ resolveWithObject: true }),
  );
  const card: Canvas = { ...sizeOf(info), channels: 3, bytes: data };
  if (degrees !== 0) {
    const leaning = await leaningCard(card, degrees);
    release(data);
    return (canvas) => layWhole(leaning, canvas, middle(box, leaning));
  }
  const [shade, reach, radius] = [await shadeOf(card), reachOf(card), radiusOf(card)];
  const corner = cornerOf(radius);
  // Between its corners a card covers all of its shadow.
  const hidden = {
    x: reach,
    y: reach + radius,
    width: card.width,
    height: card.height - 2 * radius,
  };
  return (canvas) => {
    layShade(shade, canvas, middle(box, shade), hidden);
    const part = { ...sizeOf(card), x: 0, y: 0 };
    layCard({ pixels: card, part }, middle(box, info), canvas, corner);
    release(data);
  };
}

/** Where something lies whose middle is that of a box. */
const middle = (box: PictureInPlace["box"], { width, height }: Size) => ({
  x: box.x + Math.round((box.width - width) / 2),
  y: box.y + Math.round((box.height - height) / 2),
});

const sizeOf = ({ width, height }: Size): Size => ({ width, height });

const layWhole = (source: Canvas, canvas: Canvas, to: { readonly x: number; readonly y: number }) =>
  layPart(source, canvas, { from: { x: 0, y: 0 }, to, ...sizeOf(source) });
