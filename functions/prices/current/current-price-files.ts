import type { Clock } from "#shared/kernel/clock.ts";
import { newestBuild } from "#shared/kernel/looked-after.ts";
import { decodeCurrentPrices, type PricesBySet } from "./current-file.ts";
import type { CurrentPricePointers } from "./current-price-pointers.ts";
import type { CurrentPrices } from "./current-prices.ts";

/** So long prices are told before somebody looks for newer ones: a look is half a read unit. */
const goodForMs = 10_000;

export interface CurrentPriceFilesDeps {
  readonly games: readonly string[];
  readonly pointers: Pick<CurrentPricePointers, "current">;
  /** @throws Error when there is no such object */
  readonly load: (key: string) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** Is told why newer prices could not be had while older ones are told. */
  readonly onTrouble: (game: string, error: unknown) => void;
}

/** The same as {@link CurrentPrices}, by set as well. */
export interface CurrentPricesBySet extends CurrentPrices {
  of(game: string): Promise<PricesBySet | undefined>;
}

/** The current prices of games as builds leave them. Newer ones are loaded whole before they take the place of the old ones. */
export function currentPriceFiles(deps: CurrentPriceFilesDeps): CurrentPricesBySet {
  const files = new Map(deps.games.map((game) => [game, currentFile(game, deps)]));
  return { of: async (game) => files.get(game)?.() };
}

const currentFile = (game: string, { pointers, load, clock, onTrouble }: CurrentPriceFilesDeps) =>
  newestBuild({
    ...{ everyMs: goodForMs, clock },
    pointed: () => pointers.current(game),
    load: async (pointer) => decodeCurrentPrices(game, await load(pointer.key), pointer),
    onTrouble: (error) => onTrouble(game, error),
  });
