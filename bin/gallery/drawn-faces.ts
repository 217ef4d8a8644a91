import { createHash } from "node:crypto";
import sharp from "sharp";
import { sharpImaging } from "#functions/images/drawing/sharp-imaging.ts";
import type { ImageStore } from "#functions/images/pictures/image-store.ts";
import { Sha256 } from "#schemas/values.ts";
import { cardFace, cardSize } from "../sample-upstream/pictures/draw-card.ts";
import { picturePress } from "../sample-upstream/pictures/picture-press.ts";
import type { Card } from "../sample-upstream/records.ts";

/** Faces of cards, drawn when somebody looks at one. */
export interface DrawnFaces {
  /** @returns under which hash the picture is found; the same name must be the same face */
  keep(name: string, face: Face): Sha256;
  readonly images: ImageStore;
  /** A picture as the sample has it; undefined when it is none of these. */
  original(picture: Sha256): Promise<Uint8Array | undefined>;
}

export interface Face {
  readonly card: Card;
  /** Printed on its side. */
  readonly isLying?: boolean;
}

const press = picturePress();

export function drawnFaces(): DrawnFaces {
  const faces = new Map<string, Face>();
  const imaging = sharpImaging();
  const original = async (picture: Sha256) => {
    const face = faces.get(picture);
    if (!face) return undefined;
    const drawing = cardFace(face.card);
    const upright = await press.bytes({ drawing, ...cardSize, format: "webp" });
    return face.isLying ? sharp(upright).rotate(90).png().toBuffer() : upright;
  };
  return {
    keep(name, face) {
      const picture = Sha256.parse(createHash("sha256").update(name).digest("hex"));
      faces.set(picture, face);
      return picture;
    },
    images: {
      async cell(picture, quality) {
        const bytes = await original(picture);
        return bytes && (await imaging.derive(bytes)).cells[quality];
      },
    },
    original,
  };
}
