/** A document to draw. */
export interface SheetDocument {
  /** A whole document. It may ask for `/fonts.css` and for the names in `pictures`, nothing else. */
  readonly html: string;
  /** In pixels; what lies beyond is cut off. */
  readonly width: number;
  readonly height: number;
  /** What the document's images are, by path: `/cell/0` → bytes. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** Defaults to `png`, which loses nothing. */
  readonly format?: "png" | "jpeg";
  /** Whether what nothing is drawn on stays transparent; only PNG keeps that. @default false */
  readonly isTransparent?: boolean;
  readonly timeoutMs: number;
}

/** Draws documents, one at a time, in the order in which it is asked. */
export interface SheetDrawer {
  /**
   * The encoded picture, once fonts and images are there.
   *
   * The document reaches nothing outside: no network, no file; its scripts do not run.
   *
   * @throws DrawTimeout if it is not there within `timeoutMs`
   */
  draw(document: SheetDocument): Promise<Uint8Array>;

  /** Ends what the drawer holds. It may be used again. */
  close(): Promise<void>;
}

export class DrawTimeout extends Error {
  override readonly name = "DrawTimeout";
}
