/** How a file is handed to whoever downloads it. */
export interface LargeFileManner {
  readonly contentType: string;
  /** With its ending; any text. */
  readonly fileName: string;
}

/** Files of any size, for people to download. */
export interface LargeFiles {
  /**
   * Keeps a file as its bytes come, in place of one that is there; memory does not grow with it. When its
   * bytes do not come to an end, nothing is kept.
   *
   * @returns how many bytes it has
   */
  keep(key: string, bytes: AsyncIterable<Uint8Array>, as: LargeFileManner): Promise<number>;
}
