import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { type CatalogStore, findCards, noSuchCard, type SourcedCard } from "../../catalog/index.ts";
import type { SeriesKey } from "../books/point.ts";
import type { PriceHistories } from "../books/price-books.ts";
import type { DayRange, HistoryPoint, HistorySeries } from "../books/read-section.ts";

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
export async function seriesOfCard(
  id: PrintingId,
  range: DayRange,
  { store, histories }: SeriesDeps,
): Promise<readonly HistorySeries[]> {
  const [cards, all] = await Promise.all([
    findCards([id], { store }),
    histories.readHistory(pricedPrintingOf(id), range),
  ]);
  const card = cards.get(id);
  if (!card) throw noSuchCard(id);
  const { language } = card;
  const own = all.filter(({ key }) => isSoldIn(language, key));
  return joined(own, presentKeys(card));
}

const isSoldIn = (language: string, { languages }: SeriesKey): boolean =>
  languages === "any" || languages.split(",").includes(language);

/** The present key of each that a variant had before. */
const presentKeys = ({ variants }: Pick<SourcedCard, "variants">): ReadonlyMap<string, string> =>
  new Map(variants.flatMap(({ key, aliases = [] }) => aliases.map((alias) => [alias, key])));

/** Series of one key are one: of a day that both have, the later observation counts, or else what is told under the present key. */
function joined(
  all: readonly HistorySeries[],
  present: ReadonlyMap<string, string>,
): readonly HistorySeries[] {
  const formerFirst = all.toSorted(
    (a, b) => Number(present.has(b.key.variant)) - Number(present.has(a.key.variant)),
  );
  const renamed = formerFirst.map(({ key, points }) => ({
    key: { ...key, variant: present.get(key.variant) ?? key.variant },
    points,
  }));
  const nameOf = ({ key }: HistorySeries) =>
    [key.variant, key.source, key.currency, key.languages].join(" ");
  return [...Map.groupBy(renamed, nameOf)]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([, [first, ...others]]) =>
      first ? [{ ...first, points: daysOf([first, ...others]) }] : [],
    );
}

function daysOf(series: readonly HistorySeries[]): readonly HistoryPoint[] {
  if (series.length === 1) return series[0]?.points ?? [];
  const days = new Map<string, HistoryPoint>();
  for (const point of series.flatMap(({ points }) => points)) {
    const known = days.get(point.day);
    if (!known || known.observed.atMs <= point.observed.atMs) days.set(point.day, point);
  }
  return [...days.values()].sort((a, b) => byCodeUnits(a.day, b.day));
}
