import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Instant } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { type KnownPrices, priceOfLot } from "../valuing/price-of-lot.ts";
import { nothing, together, type Valuation, valuing } from "../valuing/valuation.ts";

/** What a day's value says, without when it was stored. */
export type ValueOfDay = Valuation & Pick<DayValue, "games">;

/** What items are worth together. */
export function worthOf(items: readonly CollectionItem[], known: KnownPrices): ValueOfDay {
  const { take, sum } = valuing();
  const games = new Set<string>();
  for (const item of items) {
    take(item, priceOfLot(item, known));
    games.add(gamePartOf(item.printingId));
  }
  return { ...sum(), games: [...games].sort(byCodeUnits) };
}

/** What several are worth together. */
export const valueOfAll = (all: readonly ValueOfDay[]): ValueOfDay => ({
  ...all.reduce<Valuation>(together, nothing),
  games: [...new Set(all.flatMap(({ games }) => games))].sort(byCodeUnits),
});

/**
 * What is to be stored of a day; undefined where the last value says the same, be it of an earlier day, and where nothing was ever there.
 */
export function nextValue(
  before: DayValue | undefined,
  value: ValueOfDay,
  { day, at }: { readonly day: string; readonly at: string },
): DayValue | undefined {
  const next = saidBy(value);
  if (!before && next.items.all === 0) return undefined;
  if (before && canonicalJson(saidBy(before)) === canonicalJson(next)) return undefined;
  return {
    ...next,
    day,
    version: before?.day === day ? before.version + 1 : 1,
    ...(before && { former: before.value }),
    valuedAt: before ? laterThan(before.valuedAt, at) : at,
  };
}

/** A clock that is behind that of whoever stored the last value would tell this one as the older of both. */
const laterThan = (last: Instant, at: Instant): Instant =>
  at > last ? at : new Date(Date.parse(last) + 1).toISOString();

const saidBy = ({ value, cost, both, items, copies, games }: ValueOfDay) => ({
  ...{ value: { ...value }, cost: { ...cost }, both: both.map((one) => ({ ...one })) },
  ...{ items: { ...items }, copies: { ...copies }, games: [...games] },
});
