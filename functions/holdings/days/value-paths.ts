import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { type Rates, ratesOn } from "../../prices/reading/index.ts";
import type { DayValues, ValuedPlace } from "./day-values.ts";
import { doubtDays, type ValueStep, valueSteps } from "./value-steps.ts";

/** How what collections are worth has gone, for those who judge it. Every read sees the newest write. */
export interface ValuePaths {
  /** In which currencies the newest value is told, by code; none where nothing has a price. */
  toldIn(place: ValuedPlace): Promise<readonly Currency[]>;
  /**
   * The way of a value from a day up to today, as `valueSteps` tells it. Costs two read units for ten days on which something changed.
   *
   * @param ratesOf by whose rates all days are told, so that no move of a rate moves the value
   */
  path(
    place: ValuedPlace,
    asked: { readonly currency: Currency; readonly ratesOf: Day; readonly from: Day },
  ): Promise<readonly ValueStep[]>;
}

export const valuePaths = ({
  values,
  rates,
  clock,
}: {
  readonly values: Pick<DayValues, "newest" | "between">;
  readonly rates: Rates;
  readonly clock: Clock;
}): ValuePaths => ({
  async toldIn(place) {
    const sums = Object.entries((await values.newest(place))?.value ?? {});
    return sums.flatMap(([currency, amount]) => (amount > 0 ? [currency] : [])).sort();
  },

  async path(place, { currency, ratesOf, from }) {
    const today = utcDay(clock());
    const since = dayAfter(from, -doubtDays);
    const [before, others, known] = await Promise.all([
      values.newest(place, dayAfter(since, -1)),
      // Where this clock is behind there may be a value of its tomorrow.
      values.between(place, since, dayAfter(today, 1)),
      rates.between(ratesOf, ratesOf),
    ]);
    const last = others.at(-1)?.day ?? today;
    return valueSteps([...(before ? [before] : []), ...others], {
      ...{ from, to: last > today ? last : today },
      ...{ currency, rates: ratesOn(ratesOf, known) },
    });
  },
});
