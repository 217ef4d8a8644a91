import type { DayValue } from "#schemas/storage/value-items.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import type { ValuedPlace } from "./day-values.ts";

/** What is told of a value that was stored; the same each time. */
export const newsOfValue = (
  { userId, collectionId }: ValuedPlace,
  { day, value, former, version, valuedAt }: DayValue,
): News<"collection.valued"> => ({
  kind: "collection.valued",
  detail: {
    userId,
    ...(collectionId !== undefined && { collectionId }),
    day,
    ...(former && { before: former }),
    after: value,
  },
  at: valuedAt,
  occasion: [String(version)],
});
