import { filed, publishReport, standingReport } from "#functions/catalog/quality/index.ts";
import type { CatalogueFiles } from "#functions/catalog/reading/index.ts";
import type { QualityFinding } from "#schemas/catalog/quality.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { SeriesKey } from "../books/point.ts";
import { decodeSet } from "../current/set-prices.ts";
import type { Shop } from "../mapping/shop.ts";
import type { SoldByMap } from "../mapping/sold-by-map.ts";
import type { Rates } from "../rates/current-rates.ts";
import { ratesByDay } from "../rates/rates-by-day.ts";
import { findingOfGap } from "./finding-of-gap.ts";
import { priceGaps } from "./price-gaps.ts";
import { pricesOfNone } from "./prices-of-none.ts";

export interface ReportPricesDeps {
  readonly files: CatalogueFiles;
  readonly rates: Rates;
  readonly shops: readonly Shop[];
  /** @default those of this project */
  readonly games?: Games;
}

/** The newest prices of a game, set by set, each still packed; and whose the products of shops are. */
export interface PricesToReport {
  readonly game: string;
  readonly readAt: Date;
  readonly sets: readonly { readonly set: string; readonly block: Uint8Array }[];
  readonly sold: Pick<SoldByMap, "isOfNone" | "isOfOne" | "productsOf">;
}

/** Older prices are compared with none: rates of so many days are read, two or three items. */
const ratesBackDays = 400;

/**
 * Says of the newest prices of a game what a person should look at. One set is unpacked at a time, and nothing is read but what the
 * prices were made of, the rates, and the report of before.
 *
 * @throws Error when another build published meanwhile
 */
export async function reportPrices(
  { game, readAt, sets, sold }: PricesToReport,
  { files, rates, shops, games = projectGames }: ReportPricesDeps,
): Promise<"published" | "unchanged"> {
  const name = { on: "prices", game } as const;
  const standing = await standingReport(name, files);
  const today = utcDay(readAt);
  const ratesOn = ratesByDay(await rates.between(dayAfter(today, -ratesBackDays), today));
  const found: QualityFinding[] = [];
  let cards = 0;
  for (const { set, block } of sets) {
    const prices = decodeSet(block);
    cards += prices.printings.length;
    for (const number of prices.printings) {
      const printing = PricedPrintingId.parse(`${game}:${set}-${number}`);
      const series = prices.series(number);
      const isOfOne = (key: SeriesKey) => sold.isOfOne(printing, key);
      const gaps = priceGaps(series, { shops, ratesOn, isOfOne });
      found.push(...gaps.map((gap) => findingOfGap(printing, gap, sold)));
      found.push(...pricesOfNone(printing, series, { sold, shops }));
    }
  }
  const findings = filed(found, games.get(game));
  const counted = { findings, sets: sets.length, cards };
  return publishReport(counted, { ...name, readAt }, { lake: files, standing });
}
