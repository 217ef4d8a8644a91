import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { believed } from "#functions/prices/statistics/believed.ts";
import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import { CardPrices } from "#schemas/http/price-views.ts";
import {
  differingFigures,
  figuresOf,
  statisticsByDuckDb,
} from "#test/support/prices/statistics-by-duckdb.ts";
import { send, signIn } from "./full-size-cloud.ts";
import type { Figures } from "./run.ts";

/** So many cards are asked for; each is a request. */
const asked = 500;

/**
 * Compares what cards' pages tell of their prices with what DuckDB computes of them: lows and highs with their days, averages, medians, changes,
 * volatilities and trends.
 *
 * @param series prices of cards of one series each, by their ids
 */
export async function toldStatistics(
  cloud: LocalCloud,
  series: readonly (readonly [id: string, points: readonly DailyPrice[]])[],
): Promise<Figures> {
  const step = Math.max(1, Math.floor(series.length / asked));
  const some = series.filter((_one, at) => at % step === 0);
  const theirs = await statisticsByDuckDb(
    some.map(([id, points]) => [id, believed(points).points]),
  );
  const token = await signIn(cloud);
  let [compared, wrong] = [0, 0];
  for (const [id] of some) {
    const path = `/v1/cards/${id}/prices`;
    const { variants } = CardPrices.parse(await send(cloud, `GET ${path}`, { token }));
    const own = variants[0]?.series[0]?.statistics;
    const [ours, expected] = [own ? figuresOf(own) : {}, theirs.get(id) ?? {}];
    const differing = differingFigures(ours, expected);
    compared += Object.keys(expected).length;
    wrong += differing.length;
    for (const name of differing.slice(0, 3)) {
      console.log(`  ${id} ${name}: ${ours[name]}, and ${expected[name]} by DuckDB`);
    }
  }
  return { statistics_compared: compared, statistics_wrong: wrong };
}
