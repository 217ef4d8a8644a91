import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { seriesText } from "../books/printing-section.ts";
import type { PricesBySet } from "./current-file.ts";
import type { CurrentChangeDays, CurrentSeries } from "./current-prices.ts";
import { perFile } from "./per-file.ts";

/** A series whose price has moved, in a window. */
export interface Mover {
  readonly printing: PricedPrintingId;
  readonly series: CurrentSeries;
  readonly percent: number;
  /** Tells series that moved as much apart; the same in every file. */
  readonly name: string;
}

/** Where a list of movers goes on: after this one. */
export type MoverPlace = Pick<Mover, "percent" | "name">;

export type Direction = "up" | "down";

/** Where one stands before another. */
const compareMovers =
  (direction: Direction) =>
  (a: MoverPlace, b: MoverPlace): number =>
    (direction === "up" ? b.percent - a.percent : a.percent - b.percent) ||
    byCodeUnits(a.name, b.name);

const orders = perFile<readonly Mover[]>();

/**
 * What has moved in a game over some days, most first; made once for each file. Left out is what nothing has confirmed, and of
 * what no change over a day is told: too few prices say that it moved.
 */
export const moversOf = (prices: PricesBySet, game: string, asked: Asked): readonly Mover[] =>
  orders(prices, `${asked.days} ${asked.direction}`, () => ordered(prices, game, asked));

interface Asked {
  readonly days: CurrentChangeDays;
  readonly direction: Direction;
}

function ordered(prices: PricesBySet, game: string, asked: Asked): readonly Mover[] {
  const movers: Mover[] = [];
  for (const set of prices.sets) {
    const own = prices.ofSet(set);
    for (const number of own?.printings ?? []) {
      const moved = (own?.series(number) ?? []).filter((series) => hasMoved(series, asked));
      if (moved.length === 0) continue;
      const printing = PricedPrintingId.parse(`${game}:${set}-${number}`);
      for (const series of moved) {
        const name = `${printing} ${seriesText(series.key)}`;
        movers.push({ printing, series, percent: series.changes[asked.days] ?? 0, name });
      }
    }
  }
  return movers.sort(compareMovers(asked.direction));
}

function hasMoved({ changes, newest }: CurrentSeries, { days, direction }: Asked): boolean {
  const percent = changes[days] ?? 0;
  const isSo = direction === "up" ? percent > 0 : percent < 0;
  return isSo && newest.isConfirmed && changes[1] !== undefined;
}

/** The place of the first that comes behind another one, which may not be there any more. */
export function firstBehind(
  movers: readonly Mover[],
  place: MoverPlace | undefined,
  direction: Direction,
): number {
  if (!place) return 0;
  const compare = compareMovers(direction);
  let [low, high] = [0, movers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = movers[middle];
    if (one && compare(one, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
