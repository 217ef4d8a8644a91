import * as z from "zod";
import type { TrendingPrice } from "#schemas/http/price-now-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { printingIn } from "#schemas/prices/priced-printing.ts";
import type { Game } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import { dayAfter, daysBetween, utcDay } from "#shared/kernel/days.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { type CatalogStore, findHeld } from "../../catalog/index.ts";
import { marketRules } from "../market/choose-market.ts";
import { type MarketOptions, type MarketView, marketOf } from "../market/market-of-series.ts";
import { englishFirst, isSoldIn } from "../market/priced-card.ts";
import type { PricesBySet } from "./current-file.ts";
import type { CurrentPricesBySet } from "./current-price-files.ts";
import type { CurrentChangeDays, CurrentSeries, PricesOfGame } from "./current-prices.ts";
import { inShort } from "./get-prices-of-cards.ts";
import { type Direction, firstBehind, type Mover, moversOf } from "./movers.ts";
import { perFile } from "./per-file.ts";
import { type ByFileDeps, optionsSince } from "./priced-by-file.ts";
import { offerOf } from "./prices-for-card.ts";

export interface TrendingDeps extends ByFileDeps {
  readonly current: CurrentPricesBySet;
  readonly store: CatalogStore;
}

export interface AskedTrending extends PageRequest {
  readonly game: Game;
  readonly window: `${CurrentChangeDays}`;
  readonly direction: Direction;
  readonly currency?: Currency | undefined;
  /** In the smallest unit of the currency that a price is told in. */
  readonly minPrice: number;
}

const Place = z.tuple([z.number(), z.string()]);

/** Nobody's price that is older says anything against one of this week. */
const ratesBackDays = 400;

interface Found {
  readonly mover: Mover;
  readonly language: string;
  readonly market: MarketView;
}

/** What moved most in a game, a page of it; empty for a game without prices. @throws DomainError `request.bad_cursor` */
export async function listTrending(
  asked: AskedTrending,
  deps: TrendingDeps,
): Promise<Page<TrendingPrice>> {
  const { game, window, direction, currency, minPrice, limit } = asked;
  const list = ["trending", game, window, direction, currency ?? "", minPrice].join(" ");
  const [percent, name] = positionIn(list, asked.cursor, Place) ?? [];
  const prices = await deps.current.of(game);
  if (!prices) return { items: [] };
  const days = Number(window) as CurrentChangeDays;
  const movers = moversOf(prices, game, { days, direction });
  const place = percent === undefined || name === undefined ? undefined : { percent, name };
  const options = await optionsSince(
    dayAfter(utcDay(deps.clock()), -ratesBackDays),
    currency,
    deps,
  );
  const judge = judgeOf(prices, options);
  const found: Found[] = [];
  let at = firstBehind(movers, place, direction);
  for (; at < movers.length && found.length < limit; at += 1) {
    const mover = movers[at];
    const own = mover && judge(mover);
    if (own && own.market.amount >= minPrice) found.push(own);
  }
  const last = movers[at - 1];
  const items = await viewsOf(found, deps);
  if (!last || at >= movers.length) return { items };
  return { items, nextCursor: cursorAt(list, [last.percent, last.name]) };
}

/** What was found of the movers of a file, by what the finding went by. */
const judged = perFile<Map<Mover, Found | undefined>>();

/** Looks at each mover once, for whoever asks: thousands may have moved that are nobody's market price. */
function judgeOf(prices: PricesBySet, options: MarketOptions) {
  const { today, currency = "", ratesOn } = options;
  const name = [today, currency, ratesOn(today)?.day].join(" ");
  const own = judged(prices, name, () => new Map());
  return (mover: Mover): Found | undefined => {
    if (!own.has(mover)) own.set(mover, trending(mover, prices, options));
    return own.get(mover);
  };
}

/**
 * A mover whose price is its variant's market price, and sure enough: fresh, confirmed, and contradicted by nobody. It is
 * looked at in the language that its source names; English, if others name that or none does, where it is of any.
 */
function trending(
  mover: Mover,
  prices: Pick<PricesOfGame, "series">,
  options: MarketOptions,
): Found | undefined {
  const { key, newest } = mover.series;
  if (daysBetween(newest.day, options.today) > marketRules.freshDays) return undefined;
  const all = prices.series(mover.printing).filter((one) => one.key.variant === key.variant);
  const language = languageOf(mover.series, all);
  const own = all.filter((one) => isSoldIn(language, one.key));
  const market = marketOf(own.map(offerOf), options);
  if (!market || market.confidence === "low") return undefined;
  const { currency } = market.converted ?? market;
  const isIts = market.source === key.source && currency === key.currency;
  return isIts && market.day === newest.day ? { mover, language, market } : undefined;
}

function languageOf({ key }: CurrentSeries, all: readonly CurrentSeries[]): string {
  const named = key.languages === "any" ? all.map((one) => one.key.languages) : [key.languages];
  const languages = named.flatMap((one) => (one === "any" ? [] : one.split(",")));
  return englishFirst(languages);
}

async function viewsOf(
  found: readonly Found[],
  deps: Pick<TrendingDeps, "store">,
): Promise<readonly TrendingPrice[]> {
  const idOf = ({ mover: { printing }, language }: Found) => printingIn(language, printing);
  const cards = await findHeld(found.map(idOf), deps);
  return found.map((one) => {
    const card = cards.get(idOf(one));
    const { variant } = one.mover.series.key;
    const present = card?.variants.find(({ aliases = [] }) => aliases.includes(variant))?.key;
    return {
      printing: one.mover.printing,
      ...(card && { printingId: card.id, name: card.name }),
      ...{ variant: present ?? variant, change: one.mover.percent, market: inShort(one.market) },
    };
  });
}
