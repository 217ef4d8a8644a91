/** A JPEG in red, green and blue, and its size. */
export interface PaperPicture {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A card in pixels, and how many of them go on beyond each of its edges. */
interface PaperCard {
  readonly width: number;
  readonly height: number;
  /** Of the card's width, how much goes on beyond each edge. */
  readonly bleed: number;
}

/** Works on pictures that go onto paper, or into files that are printed. */
export interface PaperImaging {
  /**
   * A page as JPEG, in the best quality that still pays; what is see-through shows white.
   *
   * @param page PNG, WebP, AVIF or a drawing of ours (SVG)
   */
  jpeg(page: Uint8Array): Promise<PaperPicture>;

  /**
   * A card's picture in a card's shape: upright, cut to it where it is nearly that, else whole on white; round corners
   * filled in the colour of its border. Never larger than it came.
   *
   * @param card at most so large
   * @throws UnusablePicture when it cannot be decoded
   */
  card(original: Uint8Array, card: PaperCard): Promise<PaperPicture>;

  /** Cards that lie on a drawn sheet, which is PNG. */
  cut(
    sheet: Uint8Array,
    boxes: readonly { readonly left: number; readonly top: number }[],
    card: PaperCard,
  ): Promise<readonly PaperPicture[]>;

  /** The size of a JPEG that was kept; undefined when it is none. */
  size(jpeg: Uint8Array): Promise<Omit<PaperPicture, "bytes"> | undefined>;
}
