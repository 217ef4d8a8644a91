import type { PriceHistories } from "#functions/prices/books/price-books.ts";
import type { HistoryPoint, HistorySeries } from "#functions/prices/books/read-section.ts";
import { believing } from "#functions/prices/statistics/believed.ts";
import { mostInEvent } from "#schemas/messages/events/declarations.ts";
import {
  type PricedPrintingId,
  placeOfPrinting,
  pricedPrintingOf,
} from "#schemas/prices/priced-printing.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { RealPrice } from "./real-prices.ts";

/** What tells that prices of printings of a set have moved. */
export interface Moved {
  readonly event: string;
  readonly printings: readonly PricedPrintingId[];
}

interface Growing {
  readonly key: HistorySeries["key"];
  readonly points: HistoryPoint[];
  readonly reader: ReturnType<typeof believing>;
  last?: number;
}

/**
 * Histories of prices in memory, to which days are added; and what price books tell of a day: of which printings the newest price is another one, or is
 * believed and was not.
 */
export function pricesByDay() {
  const all = new Map<PricedPrintingId, Map<string, Growing>>();
  const histories: PriceHistories = {
    async readHistory(id, { from, to }) {
      const own = [...(all.get(id)?.values() ?? [])].map(({ key, points }) => ({
        ...{ key, points: points.filter(({ day }) => day >= from && day <= to) },
      }));
      return own.filter(({ points }) => points.length > 0);
    },
  };
  const seriesOf = (id: PricedPrintingId, { source, currency }: RealPrice): Growing => {
    const own = all.get(id) ?? new Map<string, Growing>();
    all.set(id, own);
    const key = { variant: "normal", source, currency, languages: "en" };
    const series = own.get(source) ?? { key, points: [], reader: believing() };
    own.set(source, series);
    return series;
  };
  /** @returns whether the newest price is another one now */
  const add = (id: PricedPrintingId, price: RealPrice): boolean => {
    const { day, amount } = price;
    const series = seriesOf(id, price);
    const before = [series.last, series.reader.waiting() === undefined];
    const observed = { atMs: Date.parse(`${day}T20:00:00.000Z`), pack: 0, line: 1 };
    series.points.push({ day, columns: { market: amount }, observed });
    series.reader.take({ day, amount });
    series.last = amount;
    return before[0] !== amount || before[1] !== (series.reader.waiting() === undefined);
  };
  return {
    histories,
    /** @param prices of days that come after those that are there, in order */
    record(prices: readonly RealPrice[]): readonly Moved[] {
      const moved = new Set<PricedPrintingId>();
      for (const price of prices) {
        const id = pricedPrintingOf(price.id);
        if (add(id, price)) moved.add(id);
      }
      const sets = Map.groupBy(moved, (id) => placeOfPrinting(id).set);
      return [...sets].flatMap(([set, own]) =>
        chunksOf(own, mostInEvent).map((printings, at) => ({
          event: `${set} ${prices.at(-1)?.day} ${at}`,
          printings,
        })),
      );
    },
  };
}
