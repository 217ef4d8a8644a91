import type { ValueHistory } from "#schemas/http/value-views.ts";
import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Day } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { noSuchCollection } from "../../collections/index.ts";
import { historyRange, type Interval, type Rates } from "../../prices/reading/index.ts";
import type { DayValues } from "../days/day-values.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import { toldValuation } from "../valuing/told-valuation.ts";
import { daysTold } from "./days-told.ts";
import { type AskedValue, ratesOfDays } from "./items-at-hand.ts";

export interface HistoryDeps {
  readonly held: Pick<HeldCollections, "heads">;
  readonly values: DayValues;
  readonly rates: Rates;
  readonly clock: Clock;
}

export type AskedHistory = AskedValue & {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly interval: Interval;
};

/**
 * What collections were worth, as it was stored on each day. Costs a read unit for ten days on which something changed.
 *
 * @throws DomainError `collections.no_such_collection`, `request.invalid` for a range that cannot be
 */
export async function getValueHistory(
  { userId, collectionId, currency, interval, ...range }: AskedHistory,
  deps: HistoryDeps,
): Promise<ValueHistory> {
  const today = utcDay(deps.clock());
  const { from, to } = historyRange(range, interval, today);
  const place = { userId, collectionId };
  const [heads, first, others] = await Promise.all([
    collectionId === undefined ? [] : deps.held.heads(userId),
    deps.values.newest(place, from),
    deps.values.between(place, from, to),
  ]);
  if (collectionId !== undefined && !heads.some(({ head }) => head.id === collectionId)) {
    throw noSuchCollection(collectionId);
  }
  const stored: readonly DayValue[] = [
    ...(first && first.day !== others[0]?.day ? [first] : []),
    ...others,
  ];
  // Nobody knows what comes tomorrow.
  const days = daysTold(stored, { from, to: to > today ? today : to, interval });
  const ratesOn = await ratesOfDays(
    days.map(({ day }) => day),
    deps,
  );
  return {
    ...{ ...(collectionId !== undefined && { collectionId }), currency, from, to },
    points: days.map(({ day, of }) => ({
      ...{ day, ...toldValuation(of, currency, ratesOn(day)) },
      ...{ unpriced: of.copies.unpriced, copies: of.copies.all },
    })),
  };
}
