import * as z from "zod";
import { madeFormats } from "./made-format.ts";
import { original } from "./shown-size.ts";

const formats = [...madeFormats, original] as const;

/** In which encoding a picture is shown; `original` is that which it came in. */
export const ShownFormat = z
  .enum(formats, { error: `must be one of ${formats.join(", ")}` })
  .meta({ id: "ShownFormat", examples: ["webp"] });
export type ShownFormat = z.output<typeof ShownFormat>;
