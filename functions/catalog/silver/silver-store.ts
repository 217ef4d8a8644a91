import type {
  CatalogKey,
  FragmentItem,
  ListsItem,
  SourceMark,
} from "#schemas/storage/catalog-items.ts";
import type { FiledItem } from "#schemas/storage/filed-items.ts";
import type { Game, Language } from "#schemas/values.ts";

/** Things that are merged together: where what is said of them lies, and what they are. */
export interface Shelf {
  /** Partition of the fragments. */
  readonly fragments: string;
  /** Partition of the merged items, and what their sort keys are or begin with. */
  readonly merged: string;
  readonly sortKeys: readonly ({ readonly is: string } | { readonly prefix: string })[];
}

export interface SilverMark {
  readonly contentHash: string;
  readonly observedAt: string;
}

/** A merged item that is there. */
interface StoredMerged extends CatalogKey {
  readonly value: object;
  /** Whether it was merged of fragments: what version 0.1.0 stored has none. */
  readonly hasFragments: boolean;
  /** Whether anybody says it still. */
  readonly isSaid: boolean;
  readonly contentHash: string;
}

/** An item made of all fragments of a thing; without sources when nobody says it any more. */
export interface MergedItem extends CatalogKey {
  readonly value: object;
  readonly sources: readonly SourceMark[];
  readonly contentHash: string;
}

/** Where a fragment lies from now on. */
export interface Filing {
  readonly item: FiledItem;
  /** Hash of the item whose place it takes; absent when there was none. */
  readonly replaces?: string;
  /** Where the fragment lay: lost when it lies there still, or again. */
  readonly left?: CatalogKey;
}

/** What is written as a whole or not at all. */
export interface SilverWrite {
  /** Each takes the place of one that was observed before it, or then with other content. */
  readonly fragments: readonly FragmentItem[];
  /**
   * Of each fragment, whether one stood in its place when its mark was read; lost where that has changed:
   * it may lie elsewhere by now. @default whatever was there
   */
  readonly stood?: readonly boolean[];
  /** What becomes of where the fragments lie. */
  readonly filings?: readonly Filing[];
  readonly merged?: {
    readonly item: MergedItem;
    /** Hash of the item whose place it takes; absent when there was none. */
    readonly replaces?: string;
  };
}

/** Where the clean catalogue is written. Every read sees what was written last. */
export interface SilverStore {
  /** Marks of the fragments that are there, in the order of the keys. */
  marks(keys: readonly CatalogKey[]): Promise<readonly (SilverMark | undefined)[]>;
  /** Where fragments lie by what their sources call them, in the order of the keys. */
  filed(keys: readonly CatalogKey[]): Promise<readonly (FiledItem | undefined)[]>;
  /** What is said, and what was made of it: `fragments` are as they were when `merged` had been read, or newer. */
  shelf(shelf: Shelf): Promise<{
    readonly fragments: readonly FragmentItem[];
    readonly merged: readonly StoredMerged[];
  }>;
  /** `lost`: somebody else has written since it was read. In the order of the writes. */
  save(writes: readonly SilverWrite[]): Promise<readonly ("written" | "lost")[]>;

  /** Takes fragments away; one that has changed since it was read stays. */
  retire(fragments: readonly FragmentItem[]): Promise<void>;

  lists(key: CatalogKey): Promise<ListsItem | undefined>;
  /** @param replaces hash of the item that was read; absent when there was none */
  saveLists(item: ListsItem, replaces: string | undefined): Promise<"written" | "lost">;

  /** Remembers that a game has sets in a language. */
  addLanguage(game: Game, language: Language): Promise<void>;
}
