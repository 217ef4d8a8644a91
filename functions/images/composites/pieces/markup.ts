import { type html, raw } from "hono/html";
import type { Box } from "../layout/page-layout.ts";

/** What `html` makes; text that is none of it is escaped where it is put in. */
export type Markup = ReturnType<typeof html> | "";

/** A position for a style, seen from the corner of a piece. */
export const at = ({ x, y, width, height }: Box, origin = { x: 0, y: 0 }) =>
  raw(`left:${x - origin.x}px;top:${y - origin.y}px;width:${width}px;height:${height}px`);
