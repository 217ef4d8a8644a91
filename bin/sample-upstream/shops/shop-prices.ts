import { dayNumber } from "#shared/kernel/days.ts";
import type { Json } from "../json.ts";
import type { RealSeries } from "./real-series.ts";
import { basePrice, type Series, walk } from "./walk.ts";

/** What both shops ask for a printing of a card, on any day. */
export interface ShopPrices {
  /** Dollars, under TCGplayer's names. */
  tcgplayer(printing: Printing, day: string): Json;
  /** Euros, under Cardmarket's names, each with a suffix. */
  cardmarket(printing: Printing, day: string, suffix?: string): Json;
}

/** A card as one thing is sold; cards of all languages, and whoever passes prices on, call it so. */
export interface Printing {
  readonly card: string;
  /** TCGplayer's word, in lower case and with hyphens: `reverse-holofoil`. */
  readonly subType: string;
}

const eurosForADollar = 0.92;

/**
 * Prices that follow from the printing and the day alone: a test can say what was served on any day, and whoever
 * tells of a printing tells the same. Both shops go the same way, each with a little of its own.
 *
 * @param real takes their place where it has the card
 */
export function shopPrices(real?: RealSeries): ShopPrices {
  const known = new Map<string, Series>();
  const seriesOf = ({ card, subType }: Printing, shop: "usd" | "eur"): Series => {
    const name = `${card} ${subType}`;
    const series = known.get(`${name} ${shop}`) ?? made(name, shop);
    known.set(`${name} ${shop}`, series);
    return series;
  };
  const isReal = ({ card }: Printing) => real?.has(card) ?? false;
  return {
    tcgplayer(printing, day) {
      if (isReal(printing)) return dollars({ market: real?.at(printing.card, "usd", day) });
      const market = seriesOf(printing, "usd")(dayNumber(day));
      const about = { low: market * 0.5, mid: market * 1.3, high: market * 5, market };
      return dollars({ ...about, direct: market > 1 ? market * 0.9 : undefined });
    },
    cardmarket(printing, day, suffix = "") {
      if (isReal(printing)) return euros({ trend: real?.at(printing.card, "eur", day) }, suffix);
      const series = seriesOf(printing, "eur");
      const last = (days: number) => meanOf(series, dayNumber(day), days);
      const about = { avg: last(1) * 1.1, low: last(1) * 0.4, trend: last(3) };
      return euros({ ...about, avg1: last(1), avg7: last(7), avg30: last(30) }, suffix);
    },
  };
}

function made(name: string, shop: "usd" | "eur"): Series {
  const common = walk(name, basePrice(name));
  const own = walk(`${name} ${shop}`, shop === "eur" ? eurosForADollar : 1);
  // A tenth of a way of its own.
  return (dayAt) =>
    common(dayAt) * own(dayAt) ** 0.1 * (shop === "eur" ? eurosForADollar ** 0.9 : 1);
}

function meanOf(series: Series, dayAt: number, days: number): number {
  let sum = 0;
  for (let ago = 0; ago < days; ago += 1) sum += series(dayAt - ago);
  return sum / days;
}

type Amounts = Readonly<Partial<Record<string, number | undefined>>>;

const dollars = ({ low, mid, high, market, direct }: Amounts): Json => ({
  ...{ lowPrice: cents(low), midPrice: cents(mid), highPrice: cents(high) },
  ...{ marketPrice: cents(market), directLowPrice: cents(direct) },
});

const euros = ({ avg, low, trend, avg1, avg7, avg30 }: Amounts, suffix: string): Json =>
  Object.fromEntries(
    Object.entries({ avg, low, trend, avg1, avg7, avg30 }).map(([name, amount]) => [
      `${name}${suffix}`,
      cents(amount),
    ]),
  );

/** Shops know nothing below a cent, and say null where they know nothing. */
const cents = (amount: number | undefined): number | null =>
  amount === undefined ? null : Math.max(0.01, Math.round(amount * 100) / 100);
