import type { PriceMapPointer } from "#schemas/storage/price-map.ts";
import type { Game } from "#schemas/values.ts";

/** Remembers which price map of each game is current, in our format. */
export interface PriceMapPointers {
  /** Undefined before the first was built. */
  current(game: Game): Promise<PriceMapPointer | undefined>;
  /** Makes a map the current one, unless a newer one already is. */
  publish(pointer: PriceMapPointer): Promise<"published" | "older">;
}
