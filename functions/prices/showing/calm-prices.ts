import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { CurrentPrices, PricesOfGame } from "../current/current-prices.ts";

export interface CalmPricesDeps {
  readonly current: CurrentPrices;
  readonly clock: Clock;
  /** Is told why there are none. */
  readonly onTrouble: (game: Game, error: unknown) => void;
}

/** So long nobody looks for prices again that could not be had: what goes on without them waits for none. */
const pauseMs = 10_000;

/** Current prices for who goes on without them: undefined where they cannot be had. */
export function calmPrices({ current, clock, onTrouble }: CalmPricesDeps) {
  const brokenAtMs = new Map<Game, number>();
  return async (game: Game): Promise<PricesOfGame | undefined> => {
    const atMs = clock().getTime();
    if (atMs - (brokenAtMs.get(game) ?? Number.NEGATIVE_INFINITY) < pauseMs) return undefined;
    try {
      return await current.of(game);
    } catch (error) {
      brokenAtMs.set(game, atMs);
      onTrouble(game, error);
      return undefined;
    }
  };
}
