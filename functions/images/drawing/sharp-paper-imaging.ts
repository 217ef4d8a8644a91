import type { Sharp } from "sharp";
import { edgeColour, type RawPicture } from "./edge-colour.ts";
import type { PaperImaging, PaperPicture } from "./paper-imaging.ts";
import { decoded, sharp, strict } from "./sharp-decoding.ts";

const best = { quality: 92, chromaSubsampling: "4:4:4" } as const;
const white = "#ffffff";
/** A picture of a shape this near to a card's is cut to it. */
const nearly = { least: 0.92, most: 1.08 } as const;

type Card = Parameters<PaperImaging["card"]>[1];

export const sharpPaperImaging = (): PaperImaging => ({
  jpeg: (page) => encoded(sharp(page).flatten({ background: white })),

  card: (original, card) => decoded(() => cardPicture(original, card)),

  async cut(sheet, boxes, card) {
    const whole = await raw(sharp(sheet).flatten({ background: white }));
    const { width, height } = card;
    return Promise.all(
      boxes.map((box) =>
        encoded(withBleed(of(whole).extract({ ...box, width, height }), width, card.bleed)),
      ),
    );
  },

  async size(jpeg) {
    try {
      const { format, width, height } = await sharp(jpeg).metadata();
      return format === "jpeg" ? { widthPx: width, heightPx: height } : undefined;
    } catch {
      return undefined;
    }
  },
});

async function cardPicture(original: Uint8Array, card: Card): Promise<PaperPicture> {
  // Twice as large as it is printed is as much as paper can show.
  const doubled = { width: 2 * card.height, height: 2 * card.height };
  const found = await raw(
    sharp(original, strict)
      .rotate()
      .resize({ ...doubled, fit: "inside", withoutEnlargement: true }),
  );
  // Cards that are read sideways lie in their pockets upright.
  const upright = found.info.width > found.info.height ? await raw(of(found).rotate(90)) : found;
  const { width, height } = upright.info;
  const shape = card.width / card.height;
  const ratio = width / height / shape;
  const isNear = ratio >= nearly.least && ratio <= nearly.most;
  // The largest card that no pixel has to be made up for.
  const side = isNear ? Math.min(width, height * shape) : Math.max(width, height * shape);
  const own = Math.min(card.width, Math.floor(side));
  const size = own === card.width ? card.height : Math.round(own / shape);
  const fitted = await raw(
    of(upright)
      .flatten({ background: isNear ? edgeColour(upright) : white })
      .resize({ width: own, height: size, fit: isNear ? "cover" : "contain", background: white }),
  );
  return encoded(withBleed(of(fitted), own, card.bleed));
}

/** Beyond the edges goes on what is at them: mirrored, thin borders would show what is behind them once more. */
function withBleed(image: Sharp, widthPx: number, bleed: number): Sharp {
  const by = Math.round(widthPx * bleed);
  if (by === 0) return image;
  return image.extend({ ...{ top: by, bottom: by, left: by, right: by }, extendWith: "copy" });
}

const of = ({ data, info }: RawPicture): Sharp => sharp(data, { raw: info });

const raw = (image: Sharp): Promise<RawPicture> =>
  image.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });

async function encoded(image: Sharp): Promise<PaperPicture> {
  const jpeg = image.toColourspace("srgb").jpeg(best);
  const { data, info } = await jpeg.toBuffer({ resolveWithObject: true });
  return { bytes: data, widthPx: info.width, heightPx: info.height };
}
