import type { DayValues, ValuedPlace } from "#functions/holdings/days/day-values.ts";
import { DayValue } from "#schemas/storage/value-items.ts";
import type { Ulid } from "#schemas/values.ts";

/**
 * Values in memory.
 *
 * @param isThere whether there is such a collection
 */
export function memoryDayValues(
  isThere: (place: { readonly userId: string; readonly collectionId: Ulid }) => Promise<boolean>,
): DayValues {
  const all = new Map<string, Map<string, DayValue>>();
  const of = ({ userId, collectionId = "" }: ValuedPlace): Map<string, DayValue> => {
    const name = `${userId} ${collectionId}`;
    const days = all.get(name) ?? new Map<string, DayValue>();
    all.set(name, days);
    return days;
  };
  const inOrder = (place: ValuedPlace) =>
    [...of(place).values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    newest: async (place, upTo = "~") => inOrder(place).findLast(({ day }) => day <= upTo),
    between: async (place, from, to) =>
      inOrder(place).filter(({ day }) => day >= from && day <= to),
    async put(place, value, before) {
      const { userId, collectionId } = place;
      if (collectionId !== undefined && !(await isThere({ userId, collectionId }))) return "lost";
      const expected = before?.day === value.day ? before.version : undefined;
      if (of(place).get(value.day)?.version !== expected) return "lost";
      of(place).set(value.day, DayValue.parse(value));
      return "stored";
    },
  };
}
