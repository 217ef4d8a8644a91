import { priceMapHeldMs } from "#schemas/storage/price-map.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { newestBuild } from "#shared/kernel/looked-after.ts";
import { decodePriceMap, type PriceMap } from "./price-map.ts";
import type { PriceMapPointers } from "./price-map-pointers.ts";

/** The current price map of a game; undefined where none is built yet, or nobody knows the game. */
export type PriceMaps = (game: string) => Promise<PriceMap | undefined>;

export interface CurrentPriceMapsDeps {
  readonly games: readonly string[];
  readonly pointers: Pick<PriceMapPointers, "current">;
  /** @throws Error when there is no such object */
  readonly load: (key: string) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** Is told why a newer map could not be had while an older one is used. */
  readonly onTrouble: (game: string, error: unknown) => void;
}

/**
 * The price maps of games, held in memory: some 10 MB for 60,000 products.
 *
 * @throws whatever keeps the first map of a game from being read
 */
export function currentPriceMaps(deps: CurrentPriceMapsDeps): PriceMaps {
  const maps = new Map(deps.games.map((game) => [game, currentMap(game, deps)]));
  return async (game) => maps.get(game)?.();
}

const currentMap = (game: string, { pointers, load, clock, onTrouble }: CurrentPriceMapsDeps) =>
  newestBuild<PriceMap>({
    ...{ everyMs: priceMapHeldMs, clock },
    pointed: () => pointers.current(game),
    load: async ({ key, version }) => decodePriceMap(game, await load(key), version),
    onTrouble: (error) => onTrouble(game, error),
  });
