import { games } from "#schemas/games/index.ts";
import { type ChartRange, marketSource } from "#schemas/images/chart.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { type CatalogStore, findHeld, type HeldThing, noSuchCard } from "../catalog/index.ts";
import { numberOf, setNameOf } from "../images/index.ts";
import {
  type CardPricesDeps,
  getCardPrices,
  marketPriceOf,
  type ReadSeries,
  rankIn,
  readPrices,
  type SeriesKey,
} from "../prices/reading/index.ts";
import type { Chart, ChartSeries } from "./chart.ts";
import { noPrices, noSuchSeries } from "./errors.ts";

/** What of a card's prices is to be drawn. */
export interface AskedChart {
  readonly range: ChartRange;
  /** @default all of them */
  readonly variant?: string | undefined;
  /** A source, or `market`: of each variant that which the market price is from. @default all of them */
  readonly source?: string | undefined;
  /** @default that of the best source */
  readonly currency?: Currency | undefined;
}

export interface ChartDeps extends CardPricesDeps {
  readonly store: CatalogStore;
}

/** As far back as a history can be read at once. */
const mostDays = 10_999;

/**
 * What a chart of a card's prices shows. Costs a card and its set, and twice or three times what a history does.
 *
 * @throws DomainError `catalog.no_such_card`, `charts.no_prices`, `charts.no_such_series`
 */
export async function readChart(
  id: PrintingId,
  asked: AskedChart,
  deps: ChartDeps,
): Promise<Chart> {
  const today = utcDay(deps.clock());
  const whole = { from: dayAfter(today, -mostDays), to: today, interval: "month" } as const;
  const [cards, { series: all }] = await Promise.all([
    findHeld([id], { store: deps.store }),
    readPrices(id, whole, deps),
  ]);
  const card = cards.get(id);
  if (!card) throw noSuchCard(id);
  const priced = all.filter(({ points }) => points.some(({ columns }) => marketPriceOf(columns)));
  const wanted = await wantedOf(card, priced, { asked, deps });
  const inOrder = wanted.toSorted((a, b) => placeOf(card, a, deps) - placeOf(card, b, deps));
  const currency = asked.currency ?? inOrder[0]?.key.currency ?? "";
  const from = firstDay(inOrder, asked.range, today);
  const isForeign = inOrder.some(({ key }) => key.currency !== currency);
  const told = isForeign
    ? (await readPrices(id, { ...whole, from, currency }, deps)).series
    : inOrder;
  const drawn = inOrder.flatMap(({ key }) => {
    const found = told.find((one) => isSame(one.key, { ...key, currency }));
    const points = found ? pointsOf(found, from) : [];
    return points.length > 0 ? [{ key, points }] : [];
  });
  if (drawn.length === 0) throw noPrices(card.name, whyNone(inOrder, { from, today, currency }));
  return {
    ...(await headingOf(card, deps)),
    ...{ currency, from, to: today },
    series: drawn.map(({ key, points }) => ({ name: nameOf(key), points })),
    notes: notesOf(inOrder, drawn, currency),
  };
}

async function wantedOf(
  card: HeldThing,
  priced: readonly ReadSeries[],
  { asked: { variant, source, currency }, deps }: { asked: AskedChart; deps: ChartDeps },
): Promise<readonly ReadSeries[]> {
  const variants = new Set([
    ...card.variants.map(({ key }) => key),
    ...priced.map(({ key }) => key.variant),
  ]);
  if (variant !== undefined && !variants.has(variant))
    throw noSuchSeries("variant", variant, [...variants]);
  if (priced.length === 0) throw noPrices(card.name, "no source has told any yet");
  const sources = new Set(priced.map(({ key }) => key.source));
  const isKnown = source === undefined || source === marketSource || sources.has(source);
  if (!isKnown) throw noSuchSeries("source", source, [...[...sources].toSorted(), marketSource]);
  const ofVariant = priced.filter(({ key }) => variant === undefined || key.variant === variant);
  if (source !== marketSource) {
    return ofVariant.filter(({ key }) => source === undefined || key.source === source);
  }
  const { variants: prices } = await getCardPrices(card.id, { currency }, deps);
  return ofVariant.filter(({ key }) =>
    prices.some(
      ({ variant: own, market }) =>
        own === key.variant &&
        market?.source === key.source &&
        (market.converted?.currency ?? market.currency) === key.currency,
    ),
  );
}

/** By variant as the card has them, then by source, the best first. */
function placeOf({ variants }: HeldThing, { key }: ReadSeries, { order }: ChartDeps): number {
  const at = variants.findIndex((one) => one.key === key.variant);
  return (at < 0 ? variants.length : at) * 1_000 + rankIn(order, key);
}

function firstDay(series: readonly ReadSeries[], range: ChartRange, today: Day): Day {
  if (range !== "all") return dayAfter(today, 1 - Number(range));
  const first = series.flatMap(({ points }) => points[0]?.day ?? []).sort()[0] ?? today;
  // A week at least, so that a single day is a point on an axis.
  const week = dayAfter(today, -6);
  return first < week ? first : week;
}

const pointsOf = ({ points, unconfirmed }: ReadSeries, from: Day): ChartSeries["points"] =>
  points.flatMap(({ day, columns }) => {
    const price = day >= from ? marketPriceOf(columns) : undefined;
    if (!price) return [];
    return [
      { day, amount: price.amount, ...(unconfirmed.has(day) && { isUnconfirmed: true as const }) },
    ];
  });

const isSame = (a: SeriesKey, b: SeriesKey): boolean =>
  (["variant", "source", "currency", "languages"] as const).every((name) => a[name] === b[name]);

const nameOf = ({ variant, source }: SeriesKey): string =>
  `${variant.replaceAll(".", " ").replaceAll("-", " ")} · ${source}`;

async function headingOf(card: HeldThing, { store }: ChartDeps) {
  const set = (await store.set(card.setId))?.value;
  const number = numberOf(card, set, games.named(card.game));
  const subtitle = `${setNameOf(card, set)} · ${number}`;
  return { title: card.name, subtitle, language: card.language };
}

function whyNone(
  wanted: readonly ReadSeries[],
  { from, today, currency }: { from: Day; today: Day; currency: Currency },
): string {
  const last = wanted
    .flatMap(({ points }) => points.at(-1)?.day ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return "no source has told any of these yet";
  if (last < from) return `the last one is of ${last}, and ${from} to ${today} was asked for`;
  return `no reference rate is known that tells them in ${currency}`;
}

/** What is not in the picture although somebody might look for it. */
function notesOf(
  wanted: readonly ReadSeries[],
  drawn: readonly { readonly key: SeriesKey }[],
  currency: Currency,
): readonly string[] {
  const converted = [...new Set(drawn.map(({ key }) => key.currency))].filter(
    (one) => one !== currency,
  );
  const shown = new Set(drawn.map(({ key }) => key));
  const without = wanted.filter(({ key }) => key.currency !== currency && !shown.has(key));
  return [
    ...(converted.length > 0
      ? [`${converted.toSorted().join(", ")} in ${currency} by the reference rates of each day`]
      : []),
    ...(without.length > 0
      ? [`without a rate, and not shown: ${without.map(({ key }) => nameOf(key)).join(", ")}`]
      : []),
  ];
}
