import type { PlacedPicture, PosterPlan } from "#schemas/images/poster.ts";
import type { Canvas } from "../composites/canvas.ts";
import type { Strip } from "../drawing/sheet-strips.ts";
import type { PictureColours } from "./picture-colours.ts";

/** A picture of a poster, encoded, and where it goes. */
export interface PictureInPlace extends Omit<PlacedPicture, "picture"> {
  readonly bytes: Uint8Array;
}

/** A sheet, encoded, and what of it there is: all of it where no strip is told. */
export interface PressedSheet {
  readonly bytes: Uint8Array;
  readonly strips: readonly Strip[];
}

/** Makes posters of what others have drawn. */
export interface PosterPress {
  /**
   * A card's picture from elsewhere as posters show it: in its own shape, no larger than any of them needs, and quick to decode.
   *
   * @throws UnusablePicture
   */
  whole(original: Uint8Array): Promise<Uint8Array>;

  /** @throws UnusablePicture */
  colours(picture: Uint8Array): Promise<PictureColours>;

  /**
   * The ground with its pictures.
   *
   * @throws UnusablePicture when one of them is none
   */
  lay(
    plan: Pick<PosterPlan, "width" | "height" | "ground">,
    pictures: readonly PictureInPlace[],
    colours: PictureColours,
  ): Promise<Canvas>;

  /**
   * The poster itself, encoded. What it is made of cannot be used any more.
   *
   * @param sheet as the browser drew it: opaque on paper, and over a glow with nothing behind its letters
   */
  print(
    laid: Canvas,
    sheet: PressedSheet,
    plan: Pick<PosterPlan, "format" | "sheet" | "ground">,
  ): Promise<Uint8Array>;
}
