import type { IndexPointer } from "#schemas/storage/index-pointer.ts";
import type { Game } from "#schemas/values.ts";

/** Remembers which search index of each game is current. */
export interface IndexPointers {
  /** The current index of a game; undefined before the first was built. */
  current(game: Game): Promise<IndexPointer | undefined>;

  /** Makes an index the current one, unless a newer one already is. */
  publish(pointer: IndexPointer): Promise<"published" | "older">;
}
