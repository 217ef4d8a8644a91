import * as z from "zod";

/** Encodings that pictures are made in: WebP when they come, the others when somebody first asks. */
export const madeFormats = ["webp", "jpeg", "avif"] as const;
export const MadeFormat = z.enum(madeFormats);
export type MadeFormat = z.output<typeof MadeFormat>;

/** A picture in one width and encoding. */
export interface Shape {
  readonly widthPx: number;
  readonly format: MadeFormat;
}
