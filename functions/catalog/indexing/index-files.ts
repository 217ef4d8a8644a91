import type { Game } from "#schemas/values.ts";

/** Reads search indexes. */
export interface IndexReader {
  /** @throws Error when there is no such file: a pointer never names one that was not saved */
  load(key: string): Promise<Uint8Array>;
}

/** Keeps search indexes. */
export interface IndexFiles extends IndexReader {
  /** Stores an index; one that is already there is left as it is. */
  save(key: string, content: Uint8Array): Promise<"saved" | "already_there">;
  /** The indexes of a game, whatever their format, and when each was stored; a thousand at most. */
  list(game: Game): Promise<readonly StoredIndex[]>;
  /** Removes an index; one that is not there is no matter. */
  remove(key: string): Promise<void>;
}

interface StoredIndex {
  readonly key: string;
  readonly storedAt: Date;
}
