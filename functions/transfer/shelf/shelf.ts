import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import type { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import type { Ulid } from "#schemas/values.ts";

/** What the catalogue makes of a row by now. */
export type MatchedAgain = Pick<
  ShelvedItem,
  "state" | "reason" | "detail" | "candidates" | "matchedAt"
>;

/** Where rows lie that wait to be understood. Every read sees the newest write. */
export interface Shelf {
  /** Puts rows there, in the place of those of the same names; whose shelf it is, is noted for `owners`. */
  put(userId: string, rows: readonly ShelvedItem[]): Promise<void>;
  /** By id; what is not there is left out. */
  find(userId: string, ids: readonly ShelvedRowId[]): Promise<readonly ShelvedItem[]>;
  /** Rows behind one, the newest import first and its rows from the last to the first; `isEnd` where none are left. */
  page(
    userId: string,
    more: { readonly after?: ShelvedRowId | undefined; readonly limit: number },
  ): Promise<{ readonly rows: readonly ShelvedItem[]; readonly isEnd: boolean }>;
  /** How many rows there are of other imports than one, as far as that. */
  count(userId: string, which: { readonly besides: Ulid; readonly upTo: number }): Promise<number>;
  /** How many rows behind one say the same and are taken by nobody. */
  countAlike(
    userId: string,
    which: { readonly likeness: string; readonly after: ShelvedRowId },
  ): Promise<number>;
  /** Marks a row as one that an import takes; `other` where it is gone, or another import has it. */
  take(userId: string, id: ShelvedRowId, importId: Ulid): Promise<"taken" | "other">;
  /** Takes that mark away, where it is this import's. */
  release(userId: string, id: ShelvedRowId, importId: Ulid): Promise<void>;
  /** Notes what is made of a row by now, where it is there and no import takes it. */
  match(userId: string, id: ShelvedRowId, match: MatchedAgain): Promise<void>;
  remove(userId: string, ids: readonly ShelvedRowId[]): Promise<void>;

  /** Who may have a shelf, by shard: a page of users after one. */
  owners(
    shard: number,
    more: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly string[]>;
  /** Says that somebody has none any more, where they have none. */
  forgetOwner(userId: string): Promise<void>;
}
