import * as z from "zod";
import { games } from "../games/index.ts";

/** A picture as its source gives it. */
export const original = "original";

const sizes = [
  ...new Set(games.all.flatMap(({ pictureSizes }) => pictureSizes.map(({ size }) => size))),
  original,
];

/** A size in which cards are shown: one that a game names, or as the picture came. */
export const ShownSize = z
  .enum(sizes, { error: `must be one of ${sizes.join(", ")}` })
  .meta({ id: "ShownSize", examples: [sizes[0]] });
export type ShownSize = z.output<typeof ShownSize>;
