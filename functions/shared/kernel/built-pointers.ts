import type { Game } from "#schemas/values.ts";

/** Remembers which build of something is current for each game, in our format. */
export interface BuiltPointers<Pointer> {
  /** Undefined before the first was built. */
  current(game: Game): Promise<Pointer | undefined>;
  /** Makes a build the current one, unless a newer one already is. */
  publish(pointer: Pointer): Promise<"published" | "older">;
}
