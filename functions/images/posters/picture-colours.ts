import * as z from "zod";
import type { Canvas } from "../composites/canvas.ts";
import { type Lch, lchOf, type Rgb, rgbOf } from "./lch.ts";

/** The colour of a picture, and how vivid it is. */
export const Hue = z.object({ chroma: z.number(), hue: z.number() });
export type Hue = z.output<typeof Hue>;

/** The colours that a picture lends to what is around it, as `#rrggbb`. */
export interface PictureColours {
  /** Where the ground is lightest, and at its edges. */
  readonly light: Rgb;
  readonly dark: Rgb;
  /** Of lines and marks on it. */
  readonly accent: string;
}

/** Of a card, the part that has its picture as a rule; frames and texts are alike on hundreds of cards. */
const art = { left: 0.1, right: 0.9, top: 0.12, bottom: 0.52 };
const hues = 24;

/**
 * The colour that a card's picture is remembered by: the hue that most of its vivid pixels have. Of a picture in grey there is none, and all is
 * grey.
 *
 * @param small a few hundred pixels are enough
 */
export function picturesHue(small: Canvas): Hue {
  const sums = Array.from({ length: hues }, () => ({ weight: 0, x: 0, y: 0, chroma: 0 }));
  for (let y = Math.floor(art.top * small.height); y < art.bottom * small.height; y += 1) {
    for (let x = Math.floor(art.left * small.width); x < art.right * small.width; x += 1) {
      const at = (y * small.width + x) * 3;
      const [red = 0, green = 0, blue = 0] = small.bytes.subarray(at, at + 3);
      const { lightness, chroma, hue } = lchOf([red, green, blue]);
      const sum = sums[Math.floor((hue / 360) * hues) % hues];
      if (!sum || lightness < 0.15 || lightness > 0.97) continue;
      const weight = chroma ** 2;
      sum.weight += weight;
      sum.chroma += chroma * weight;
      sum.x += Math.cos((hue * Math.PI) / 180) * weight;
      sum.y += Math.sin((hue * Math.PI) / 180) * weight;
    }
  }
  // Two neighbours each: a hue that lies on a border is not torn in two.
  const around = sums.map((one, at) => {
    const [before, after] = [sums[(at + hues - 1) % hues], sums[(at + 1) % hues]];
    return one.weight + ((before?.weight ?? 0) + (after?.weight ?? 0)) / 2;
  });
  const best = sums[around.indexOf(Math.max(...around))];
  if (!best || best.weight === 0) return { chroma: 0, hue: 0 };
  const hue = (Math.atan2(best.y, best.x) * 180) / Math.PI;
  return { chroma: best.chroma / best.weight, hue: (hue + 360) % 360 };
}

/** What goes with a hue: quiet enough that white letters stand out everywhere. */
export function coloursOf({ chroma, hue }: Hue): PictureColours {
  const of = (lightness: number, most: number): Lch => ({
    ...{ lightness, hue },
    // Shades of a colour are many, and their mean is duller than what people remember.
    chroma: Math.min(chroma * 1.4, most),
  });
  const accent = rgbOf(of(0.82, 0.13));
  return {
    light: rgbOf(of(0.5, 0.15)),
    dark: rgbOf(of(0.16, 0.035)),
    accent: `#${Buffer.from(accent).toString("hex")}`,
  };
}

/** What goes with no picture. */
export const grey: PictureColours = coloursOf({ chroma: 0, hue: 0 });
