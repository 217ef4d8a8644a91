import type { IndexPointer } from "#schemas/storage/index-pointer.ts";
import type { Game } from "#schemas/values.ts";

/** Remembers which search index of each game is current, in each format. */
export interface IndexPointers {
  /** The current index of a game; undefined before the first was built. @param format @default ours */
  current(game: Game, format?: number): Promise<IndexPointer | undefined>;

  /** Makes an index the current one of its format, unless a newer one already is. */
  publish(pointer: IndexPointer): Promise<"published" | "older">;

  /** The current indexes of a game in all formats. */
  all(game: Game): Promise<readonly IndexPointer[]>;

  /** Forgets the current index of a format. */
  forget(game: Game, format: number): Promise<void>;
}
