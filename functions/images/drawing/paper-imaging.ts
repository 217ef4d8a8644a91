/** Works on pictures that go onto paper, or into files that are printed. */
export interface PaperImaging {
  /**
   * A page as JPEG, in the best quality that still pays; what is see-through shows white.
   *
   * @param page PNG, WebP or AVIF
   */
  jpeg(page: Uint8Array): Promise<Uint8Array>;
}
