import type { CompositeFormat, Quality } from "#schemas/images/composite.ts";
import type { Shape } from "#schemas/images/made-format.ts";
import type { Canvas } from "../composites/canvas.ts";
import type { Box } from "../composites/layout/page-layout.ts";
import type { SheetPiece } from "../composites/pieces/composite-sheet.ts";
import type { Place } from "../composites/pieces/page-pieces.ts";

/** A picture from elsewhere that was decoded whole. */
export interface ExaminedPicture {
  /** What it turned out to be, whatever its name or sender said. */
  readonly format: "png" | "jpeg" | "webp" | "avif";
  /** As it is shown, upright. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A card's picture from elsewhere, checked, in the sizes that are shown. */
export interface DerivedPicture extends ExaminedPicture {
  readonly cells: Readonly<Record<Quality, Uint8Array>>;
  /** As WebP by width, in the wanted widths; where that would be the picture as it came, it is left out. */
  readonly narrower: ReadonlyMap<number, Uint8Array>;
}

/** A picture of which nothing is left of the file that it came in. */
export interface CleanPicture extends Pick<ExaminedPicture, "widthPx" | "heightPx"> {
  readonly bytes: Uint8Array;
}

/** Pixels of one cell: red, green and blue, row by row, a byte each. */
export type Pixels = Uint8Array;

/** A page that is ready to be put together. */
export interface PageParts {
  readonly width: number;
  readonly height: number;
  /** Colour of the paper, as `#rrggbb`; undefined for none, so that what is below the page is seen. */
  readonly paper: string | undefined;
  /** An SVG of the page's size, without text, that lies on the paper. */
  readonly backdrop?: string | undefined;
  /** An encoded picture of all pieces, and where they go. */
  readonly sheet: Uint8Array;
  readonly pieces: readonly SheetPiece[];
  /** Whether pieces have no paper of their own. */
  readonly isLaid: boolean;
  readonly cards: readonly CardPart[];
  /** What lies over the cards, the lowest first. */
  readonly stamps: readonly { readonly pixels: Canvas; readonly places: readonly Place[] }[];
  readonly frame: CardFrame;
  readonly format: CompositeFormat;
  readonly quality: Quality;
}

/** A card of a page. */
export interface CardPart {
  /** Where its picture is; `pixels` are of this size. */
  readonly box: Box;
  readonly pixels: Pixels;
  /** Which part of them is the card. */
  readonly part: Box;
  /** What throws the shadow, when it is not the picture: the slab around it. */
  readonly slab?: Box | undefined;
  /** Drawn in grey, and without a shadow. */
  readonly isMissing: boolean;
}

/** How a card lies on the paper. */
export interface CardFrame {
  /** Of its corners, in pixels. */
  readonly radius: number;
  /** How far its shadow reaches, in pixels, and how dark it is, of 1. */
  readonly shadow: number;
  readonly shadowOpacity: number;
  /** How much of a card that is missing is seen, of 1. */
  readonly missingOpacity: number;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Works on pixels. */
export interface Imaging {
  /**
   * Decodes a picture from elsewhere, whole, and makes its cells, encoded small. One of another
   * shape than a card's is shown whole, not cropped.
   *
   * @param widths in which it is wanted beside, in pixels; it is never made wider than it is
   * @throws UnusablePicture when it is none, is broken, is animated, or is larger than a card
   *   picture can sensibly be
   */
  derive(original: Uint8Array, widths?: readonly number[]): Promise<DerivedPicture>;

  /**
   * Makes of a file that somebody has uploaded a picture of pixels alone: upright, in the colours of screens, with neither side
   * longer than this, as WebP.
   *
   * @throws UnusablePicture
   */
  clean(uploaded: Uint8Array, longestSidePx: number): Promise<CleanPicture>;

  /**
   * Makes a picture from elsewhere in further widths and encodings, in its own shape. What is transparent is white
   * where the encoding knows no transparency. Nothing that the file says beside its pixels is kept.
   *
   * @param shapes none wider than the picture
   * @returns one for each shape, in their order
   * @throws UnusablePicture
   */
  reshape(original: Uint8Array, shapes: readonly Shape[]): Promise<readonly Uint8Array[]>;

  /**
   * Decodes a picture of any shape from elsewhere, whole.
   *
   * @throws UnusablePicture when it is none, is broken, is animated, is a drawing that may hold scripts
   *   (SVG), or is larger than it can sensibly be
   */
  examine(original: Uint8Array): Promise<ExaminedPicture>;

  /**
   * @param size in which it is wanted, when it is not the quality's
   * @throws UnusablePicture when it is not a cell of this quality
   */
  pixels(cell: Uint8Array, quality: Quality, size?: Size | undefined): Promise<Pixels>;

  /** Parts of an encoded sheet, with their opacity. */
  cutOut(sheet: Uint8Array, boxes: readonly Box[]): Promise<readonly Canvas[]>;

  /** Puts a page together and encodes it. The pixels of its cards, and its sheet, are gone afterwards. */
  drawPage(page: PageParts): Promise<Uint8Array>;
}

export class UnusablePicture extends Error {
  override readonly name = "UnusablePicture";
}
