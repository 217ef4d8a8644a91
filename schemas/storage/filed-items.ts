import * as z from "zod";
import type { CatalogKey } from "./catalog-items.ts";

/** Where things that are merged together lie: see `Shelf` of the catalogue. */
const FiledUnder = z.object({
  fragments: z.string(),
  merged: z.string(),
  sortKeys: z.array(z.union([z.object({ is: z.string() }), z.object({ prefix: z.string() })])),
});

/**
 * Under which shelf a source's fragment lies, by what the source calls the thing: a source that files it
 * elsewhere one day says nothing of where it was.
 *
 *     pk FILED#card#pokemon:en#tcgdex#base1-4   sk FILED
 */
export const filedKey = (among: string, source: string, sourceId: string): CatalogKey => ({
  pk: `FILED#${among}#${source}#${sourceId}`,
  sk: "FILED",
});

export const FiledItem = z.object({
  pk: z.string(),
  sk: z.string(),
  shelf: FiledUnder,
  /** Of the shelf. */
  contentHash: z.string(),
});
export type FiledItem = z.output<typeof FiledItem>;
