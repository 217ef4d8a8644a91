import type { V2Pointer } from "#schemas/storage/v2-file.ts";
import type { Game } from "#schemas/values.ts";

/** Remembers which file of each game is current, in our format. */
export interface FilePointers {
  /** Undefined before the first was built. */
  current(game: Game): Promise<V2Pointer | undefined>;
  /** Makes a file the current one, unless a newer one already is. */
  publish(pointer: V2Pointer): Promise<"published" | "older">;
}
