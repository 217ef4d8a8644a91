import * as z from "zod";
import { Sha256, type Ulid } from "../values.ts";
import { ImageRecord } from "./image-items.ts";

/** Beside the plan of its render, in the bucket `artifacts`. */
export const renderBookmarkKey = (renderId: Ulid) => `render-plans/bookmarks/${renderId}.json`;

/** Where a render goes on that was handed back while others waited. */
export const RenderBookmark = z.object({
  /** How long its pictures were asked for so far, in milliseconds. */
  fetchedMs: z.number().nonnegative(),
  /** Absent before the first page. Pages that are drawn later show the pictures that there were then, whatever has come since. */
  drawing: z
    .object({
      records: z.array(ImageRecord),
      /** Pictures that cannot be read. */
      damaged: z.array(Sha256),
      /** Of a print: how many of its cards are made. */
      cells: z.int().nonnegative().optional(),
    })
    .optional(),
});
export type RenderBookmark = z.output<typeof RenderBookmark>;
