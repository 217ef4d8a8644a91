import * as z from "zod";
import { copyPart, layPart } from "../composites/canvas.ts";
import { release } from "../drawing/release.ts";
import { decoded, sharp, strict } from "../drawing/sharp-decoding.ts";
import { canvasPool } from "./canvas-pool.ts";
import { noteOf, withNote } from "./jpeg-note.ts";
import { coloursOf, Hue, picturesHue } from "./picture-colours.ts";
import { layGround } from "./poster-ground.ts";
import type { PosterPress } from "./poster-press.ts";
import { readyToLay } from "./sharp-ready-picture.ts";

/** No poster shows a card larger: 744 pixels are its 63 mm at 300 to the inch. */
const largest = { width: 1_039, height: 1_039 } as const;

/** Posters by libvips, and by copying rows where that is all there is to do. */
export function sharpPosterPress(): PosterPress {
  const canvases = canvasPool();
  return {
    async whole(original) {
      const hue = await decoded(() => hueOf(original));
      const jpeg = await decoded(() =>
        sharp(original, strict)
          .rotate()
          .resize({ ...largest, fit: "inside", withoutEnlargement: true })
          .flatten({ background: "#ffffff" })
          .toColourspace("srgb")
          // Half of the colour is enough for what is made smaller, and decoded in two thirds of the time.
          .jpeg({ quality: 92, chromaSubsampling: "4:2:0" })
          .toBuffer(),
      );
      return withNote(jpeg, JSON.stringify(hue));
    },

    colours: async (picture) => {
      const noted = notedHue(picture);
      return coloursOf(noted ?? (await decoded(() => hueOf(picture))));
    },

    async lay(plan, pictures, colours) {
      const { width, height } = plan;
      const ready = await Promise.all(pictures.map(readyToLay));
      const canvas = {
        width,
        height,
        channels: 3 as const,
        bytes: canvases.take(width * height * 3),
      };
      layGround(plan, colours, canvas);
      for (const layOn of ready) layOn(canvas);
      return canvas;
    },

    async print(laid, sheet, { format, ground, sheet: { box } }) {
      // On paper a sheet covers all that is below it, and its rows are copied as they are.
      const [put, channels] =
        ground.kind === "paper" ? [copyPart, 3 as const] : [layPart, 4 as const];
      const drawn =
        channels === 3 ? sharp(sheet.bytes).removeAlpha() : sharp(sheet.bytes).ensureAlpha();
      const { data, info } = await drawn.raw().toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      const source = { width, height, channels, bytes: data };
      const whole = { y: 0, at: 0, height };
      for (const { y, at, height } of sheet.strips.length > 0 ? sheet.strips : [whole]) {
        const to = { x: box.x, y: box.y + y };
        put(source, laid, { from: { x: 0, y: at }, to, width, height });
      }
      release(data);
      release(sheet.bytes);
      const image = sharp(laid.bytes, {
        raw: { width: laid.width, height: laid.height, channels: 3 },
      });
      const encoded =
        format === "png"
          ? image.png({ compressionLevel: 1, adaptiveFiltering: false })
          : image.jpeg({ quality: 88, chromaSubsampling: "4:4:4", optimiseCoding: false });
      const bytes = await encoded.toBuffer();
      canvases.giveBack(laid.bytes);
      return bytes;
    },
  };
}

/** By some hundred pixels of the picture. */
async function hueOf(picture: Uint8Array): Promise<Hue> {
  const size = { width: 32, height: 44 } as const;
  const bytes = await sharp(picture, strict)
    .rotate()
    .resize({ ...size, fit: "fill" })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  return picturesHue({ ...size, channels: 3, bytes });
}

const NotedHue = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(Hue);

/** Of a picture that was made by this press: looking for it takes as long as decoding. */
function notedHue(picture: Uint8Array): Hue | undefined {
  const note = noteOf(picture);
  if (note === undefined) return undefined;
  const { data } = NotedHue.safeParse(note);
  return data;
}
