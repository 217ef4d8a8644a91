import * as z from "zod";

/** Rows of a document that something may be drawn on, and where they lie in its picture: one strip below the other. */
export const Strip = z.object({
  y: z.int().nonnegative(),
  height: z.int().positive(),
  /** The first of them in the picture. */
  at: z.int().nonnegative(),
});
export type Strip = z.output<typeof Strip>;

export const Strips = z.array(Strip);

/** How tall a picture is that has nothing but strips; as tall as its document without any. */
export const heightOf = (strips: readonly Strip[], whole: { readonly height: number }): number =>
  strips.reduce((sum, { height }) => sum + height, 0) || whole.height;
