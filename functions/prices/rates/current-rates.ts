import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { lookedAfter } from "#shared/kernel/looked-after.ts";
import { type DayRates, longestRateGapDays } from "./convert.ts";
import { dayRatesIn } from "./rate-book.ts";
import type { RateBooks } from "./rate-books.ts";

/** Rates of days, for those who tell amounts in other currencies. */
export interface Rates {
  /** Of these days, both included, and of those before the first that may stand in for it. */
  between(from: Day, to: Day): Promise<readonly DayRates[]>;
}

/** Banks say them once a day. */
const goodForMs = 5 * 60_000;

/** What everything is converted by way of: the reference rates that are kept are of it. */
export const base: Currency = "EUR";

/**
 * The reference rates as they are stored, each year remembered for five minutes. A year costs eight read units
 * when it is looked at, and a container looks at two or three.
 */
export function currentRates(books: Pick<RateBooks, "read">, clock: Clock): Rates {
  const years = new Map<number, () => Promise<readonly DayRates[] | undefined>>();
  const ofYear = (year: number) => {
    const known =
      years.get(year) ??
      lookedAfter<readonly DayRates[]>({ everyMs: goodForMs, clock }, async () => {
        const book = await books.read({ base, year });
        return { held: book ? dayRatesIn(book) : [], isGood: true };
      });
    years.set(year, known);
    return known();
  };
  return {
    async between(from, to) {
      const first = dayAfter(from, -longestRateGapDays);
      const count = yearOf(to) - yearOf(first) + 1;
      const wanted = Array.from({ length: count }, (_none, at) => yearOf(first) + at);
      const all = await Promise.all(wanted.map(ofYear));
      return all.flatMap((own) => own ?? []).filter(({ day }) => day >= first && day <= to);
    },
  };
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
