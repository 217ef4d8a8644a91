import type { ArchivedMonth, ArchivedSet } from "#schemas/storage/price-archive.ts";

/** Where months of prices lie as files. Each is there whole or not at all. */
export interface ArchiveFiles {
  /** Puts a file from the disk in the place of what was there. */
  keep(
    month: ArchivedMonth,
    file: { readonly path: string; readonly bytes: number },
  ): Promise<void>;
  remove(month: ArchivedMonth): Promise<void>;
}

/** What of which books is in the archive. */
export interface ArchiveRecords {
  all(game: string): Promise<readonly ArchivedSet[]>;
  save(record: ArchivedSet): Promise<void>;
  /**
   * Takes the turn for so long, unless somebody else has it.
   *
   * @returns when it is free at the latest, where somebody else has it
   */
  takeTurn(now: Date, endsAt: Date): Promise<"taken" | { readonly freeAt: Date }>;
  /** Gives the turn back. */
  endTurn(now: Date): Promise<void>;
}
