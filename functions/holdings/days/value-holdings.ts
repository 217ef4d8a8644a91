import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Day, Game, PrintingId, Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { daysBetween, utcDay } from "#shared/kernel/days.ts";
import type { EventBus } from "#shared/kernel/event-bus.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { ownedKinds } from "../held/asked-collections.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import { type PricesDeps, pricesOfUser } from "../valuing/known-prices.ts";
import type { DayValues, ValuedPlace } from "./day-values.ts";
import { dearestOf } from "./dearest-of.ts";
import type { Holders } from "./holders.ts";
import { newsOfValue } from "./news-of-value.ts";
import { nextValue, type ValueOfDay, valueOfAll, worthOf } from "./stored-value.ts";
import { doubtDays } from "./value-steps.ts";
import { isBehind, type ValuedOne, valuedOnes } from "./valued-ones.ts";

export interface ValueDeps extends PricesDeps {
  readonly held: HeldCollections;
  readonly values: DayValues;
  readonly holders: Holders;
  readonly bus: EventBus;
  /** Is told what is worth most of a collection whose value has changed, once a day: its prices are asked for hourly then [ING-1]. */
  readonly interest: { note(reason: "owned", ids: readonly PrintingId[]): Promise<void> };
  readonly clock: Clock;
}

/** Whose collections are to be valued: those that are named, or those with cards of a game; and always what was never valued. */
export interface AskedValues {
  readonly userId: string;
  readonly collectionIds?: readonly Ulid[];
  readonly game?: Game;
  /** Whether it was tried before: what was stored then may not have been told. */
  readonly isRepeated?: boolean;
}

/**
 * So often collections that hold something else than was valued are valued before all of them are: copies that are being moved would be counted
 * twice, or nowhere, until whoever was told of it last has done so.
 */
const turns = 3;

/**
 * Stores what somebody's collections are worth today, and what all that they own is, where that is other than before, and tells it. Safe to repeat and to
 * run side by side: each value is reckoned from what is read after the one that it follows, and takes no other's place.
 *
 * @throws DomainError `request.too_many` when others keep valuing the same; the message comes back
 */
export async function valueHoldings(
  { userId, collectionIds, game, isRepeated = false }: AskedValues,
  deps: ValueDeps,
): Promise<{ readonly valued: number; readonly stored: number }> {
  const there = await valuedOnes(userId, deps);
  const isWanted = ({ head: { id }, last }: ValuedOne): boolean => {
    if (!last || collectionIds?.includes(id)) return true;
    return game !== undefined && last.games.includes(game);
  };
  const wanted = there.filter(isWanted);
  let stored = 0;
  const store = async (place: ValuedPlace, reckon: () => Promise<ValueOfDay | undefined>) => {
    const outcome = await storeValue(place, reckon, isRepeated, deps);
    if (outcome === "stored") stored += 1;
    return outcome;
  };
  const valueOne = async ({ head: { id: collectionId }, last }: ValuedOne) => {
    const place = { userId, collectionId };
    let dearest: readonly PrintingId[] = [];
    const outcome = await store(place, async () => {
      const found = await deps.held.of(place);
      if (!found) return undefined;
      const known = await pricesOfUser(userId, found.items, deps);
      dearest = dearestOf(found.items, known);
      return worthOf(found.items, known);
    });
    const isFirstOfDay = last?.day !== utcDay(deps.clock());
    if (outcome === "stored" && isFirstOfDay) await deps.interest.note("owned", dearest);
  };
  // One after the other: each may be large.
  for (const one of wanted) await valueOne(one);
  await store({ userId }, async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const all = await valuedOnes(userId, deps, ownedKinds);
      const behind = all.filter(isBehind);
      if (behind.length === 0) return togetherOf(all);
      for (const one of behind) await valueOne(one);
    }
    return togetherOf(await valuedOnes(userId, deps, ownedKinds));
  });
  return { valued: wanted.length, stored };
}

/** @param reckon reads all that it needs anew; undefined where there is nothing to value any more */
const storeValue = (
  place: ValuedPlace,
  reckon: () => Promise<ValueOfDay | undefined>,
  isRepeated: boolean,
  { values, holders, bus, clock }: ValueDeps,
) =>
  persistently(async () => {
    const before = await values.newest(place);
    const value = await reckon();
    if (!value) return "gone";
    const today = utcDay(clock());
    // A clock that is behind changes no day that is over elsewhere.
    const day = before && before.day > today ? before.day : today;
    const next = nextValue(before, value, { day, at: clock().toISOString() });
    if (!next) {
      if (before && isToldAgain(before, day, isRepeated)) {
        await bus.publish([newsOfValue(place, before)]);
      }
      return "same";
    }
    // Also of a wish list alone: whoever owns nothing has no value of all.
    if (!before) await holders.note(place.userId, next.valuedAt);
    if ((await values.put(place, next, before)) === "lost") return undefined;
    await bus.publish([newsOfValue(place, next)]);
    return "stored";
  });

/**
 * Whether what is the same as before is told once more: by whoever comes after one that died, also over midnight; and after a week in which copies had no
 * price, as who watches the value takes it for one from then on.
 */
function isToldAgain({ day, copies }: DayValue, today: Day, isRepeated: boolean): boolean {
  const days = daysBetween(day, today);
  return (isRepeated && days <= 1) || (days === doubtDays && copies.unpriced > 0);
}

const togetherOf = (all: readonly ValuedOne[]): ValueOfDay =>
  valueOfAll(all.flatMap(({ last }) => last ?? []));
