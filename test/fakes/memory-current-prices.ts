import {
  type BuildCurrentPricesDeps,
  buildCurrentPrices,
} from "#functions/prices/current/build-current-prices.ts";
import { currentPriceFiles } from "#functions/prices/current/current-price-files.ts";
import { endedSeries } from "#functions/prices/current/ended-series.ts";
import { reportPrices } from "#functions/prices/findings/report-prices.ts";
import type { Rates } from "#functions/prices/rates/current-rates.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import type { CurrentPricesPointer } from "#schemas/storage/current-prices.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { memoryCatalogueFiles } from "./memory-catalogue-files.ts";

/** Files of current prices in memory: `build` makes them of books, `prices` reads them. */
export function memoryCurrentPrices(
  books: BuildCurrentPricesDeps["books"],
  clock: Clock,
  maps: BuildCurrentPricesDeps["maps"] = async () => undefined,
  rates: Rates = { between: async () => [] },
) {
  const files = memoryCatalogueFiles(clock);
  const known = new Map<string, CurrentPricesPointer>();
  const pointers: BuildCurrentPricesDeps["pointers"] = {
    current: async (game) => known.get(game),
    async publish(pointer) {
      const there = known.get(pointer.game);
      if (there && there.builtAt > pointer.builtAt) return "older";
      known.set(pointer.game, pointer);
      return "published";
    },
  };
  const load = async (key: string) => {
    const found = files.kept.get(key);
    if (found) return found.content;
    throw new Error(`There is no ${key}.`);
  };
  const troubles: string[] = [];
  const prices = currentPriceFiles({
    ...{ games: ["pokemon", "onepiece"], pointers, load, clock },
    onTrouble: (_game, error) => troubles.push(String(error)),
  });
  const build = (game: string) =>
    buildCurrentPrices(game, {
      ...{ books, pointers, maps, shops: allShops, files, load, clock },
      report: (told) => reportPrices(told, { files, shops: allShops, rates }),
    });
  return { files, pointers, prices, troubles, build, ended: endedSeries(pointers, clock) };
}
