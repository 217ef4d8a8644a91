import * as z from "zod";
import { games } from "../games/index.ts";
import { cellSizes } from "./composite.ts";

/** A picture as its source gives it. */
export const original = "original";

/** Sizes that cards of every game have beside those that their game names: as composites show them, and in lists. */
export const commonSizes = [
  { size: "thumbnail", widthPx: cellSizes.low.width },
  { size: "cell", widthPx: cellSizes.medium.width },
] as const;

const sizes = [
  ...new Set([
    ...commonSizes.map(({ size }) => size),
    ...games.all.flatMap(({ pictureSizes }) => pictureSizes.map(({ size }) => size)),
    original,
  ]),
];

/** A size in which cards are shown: one that all games have or theirs names, or as the picture came. */
export const ShownSize = z
  .enum(sizes, { error: `must be one of ${sizes.join(", ")}` })
  .meta({ id: "ShownSize", examples: ["cell"] });
export type ShownSize = z.output<typeof ShownSize>;
