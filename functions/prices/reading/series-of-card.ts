import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { type CatalogStore, findHeld, type HeldThing, noSuchCard } from "../../catalog/index.ts";
import { isPriced } from "../books/point.ts";
import type { PriceHistories } from "../books/price-books.ts";
import type { DayRange, HistoryPoint, HistorySeries } from "../books/read-section.ts";
import type { EndedSeries } from "../current/ended-series.ts";
import { seriesForCard } from "../market/priced-card.ts";

export interface SeriesDeps {
  readonly store: CatalogStore;
  readonly histories: PriceHistories;
}

/**
 * The series of a card in its own language: those of products that are sold in it, or in any. Series under a key that
 * a variant had before go on under its present one. A card and its prices are read at once.
 *
 * @throws DomainError `catalog.no_such_card`
 */
export const seriesOfCard = async (
  id: PrintingId,
  range: DayRange,
  deps: SeriesDeps,
): Promise<readonly HistorySeries[]> => {
  const found = await cardWithSeries(id, range, deps);
  if (!found) throw noSuchCard(id);
  return found.series;
};

/** A card, or a sealed product, with its series. */
export interface CardSeries {
  readonly card: HeldThing;
  readonly series: readonly HistorySeries[];
}

export type PresentSeriesDeps = SeriesDeps & { readonly ended: EndedSeries };

/** @throws DomainError `catalog.no_such_card` */
export async function presentSeriesOfCard(
  id: PrintingId,
  today: Day,
  deps: PresentSeriesDeps,
): Promise<CardSeries> {
  const found = await presentSeriesIfAny(id, today, deps);
  if (!found) throw noSuchCard(id);
  return found;
}

/**
 * A card with all that its series say up to a day, as what lies after it by a clock that is ahead is none of it; series of which no product is any more are
 * left to its history. Undefined where there is no such card.
 */
export function presentSeriesIfAny(
  id: PrintingId,
  today: Day,
  { histories, ended, ...deps }: PresentSeriesDeps,
): Promise<CardSeries | undefined> {
  const present: PriceHistories = {
    async readHistory(printing, range) {
      const [all, isEnded] = await Promise.all([
        histories.readHistory(printing, range),
        ended.of(printing),
      ]);
      return all.filter(({ key }) => !isEnded(key));
    },
  };
  return cardWithSeries(id, { from: firstDay, to: today }, { ...deps, histories: present });
}

/** Before there were any. */
const firstDay = "1990-01-01";

async function cardWithSeries(
  id: PrintingId,
  range: DayRange,
  { store, histories }: SeriesDeps,
): Promise<CardSeries | undefined> {
  const [cards, all] = await Promise.all([
    findHeld([id], { store }),
    histories.readHistory(pricedPrintingOf(id), range),
  ]);
  const card = cards.get(id);
  if (!card) return undefined;
  const series = seriesForCard(card, all, ([first, ...others]) => ({
    ...{ key: first.key, points: daysOf([first, ...others]) },
  }));
  return { card, series };
}

/** Of a day that several have, a price counts more than none, then the later observation, then what is told under the present key. */
function daysOf(series: readonly HistorySeries[]): readonly HistoryPoint[] {
  const days = new Map<string, HistoryPoint>();
  for (const point of series.flatMap(({ points }) => points)) {
    const known = days.get(point.day);
    if (!known || !countsMore(known, point)) days.set(point.day, point);
  }
  return [...days.values()].sort((a, b) => byCodeUnits(a.day, b.day));
}

function countsMore(one: HistoryPoint, other: HistoryPoint): boolean {
  if (isPriced(one) !== isPriced(other)) return isPriced(one);
  return one.observed.atMs > other.observed.atMs;
}
