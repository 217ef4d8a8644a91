/** A document to photograph. */
export interface Photograph {
  /** A whole document. It may ask for `/fonts.css` and for the names in `pictures`, nothing else. */
  readonly html: string;
  /** In pixels; what lies beyond is cut off. */
  readonly width: number;
  readonly height: number;
  /** What the document's images are, by path: `/cell/0` → bytes. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** Defaults to `png`, which loses nothing. */
  readonly format?: "png" | "jpeg";
  readonly timeoutMs: number;
}

/** Photographs documents, one at a time, in the order in which it is asked. */
export interface Renderer {
  /**
   * The encoded picture, once fonts and images are there.
   *
   * The document reaches nothing outside: no network, no file; its scripts do not run.
   *
   * @throws RenderTimeout if it is not there within `timeoutMs`
   */
  photograph(photograph: Photograph): Promise<Uint8Array>;

  /** Ends what the renderer holds. It may be used again. */
  close(): Promise<void>;
}

export class RenderTimeout extends Error {
  override readonly name = "RenderTimeout";
}
