import type { CatalogKey } from "#schemas/storage/catalog-items.ts";
import type { Merged, Part } from "../merging/part.ts";
import type { Shelf } from "./silver-store.ts";

/** A kind of things that are merged of fragments. */
export interface Mergeable<Fragment> {
  shelfOf(value: Fragment): Shelf;
  /**
   * Among which things a source calls only one so, such as the cards of a game in a language: it lies under
   * the shelf where its source filed it last. Absent for what no source moves.
   */
  readonly filedAmong?: (value: Fragment) => string;
  /** @throws ZodError when a stored value is no fragment of this kind */
  read(value: unknown): Fragment;
  /** All things of a shelf, of all fragments there; pure. */
  merge(parts: readonly Part<Fragment>[]): readonly (Merged<object> & { key: CatalogKey })[];
}
