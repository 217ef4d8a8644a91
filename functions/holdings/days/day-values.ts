import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Day, Ulid } from "#schemas/values.ts";

/** Whose value it is: that of a collection, or of all that somebody owns. */
export interface ValuedPlace {
  readonly userId: string;
  readonly collectionId?: Ulid | undefined;
}

/** What collections have been worth, day by day. Every read sees the newest write. */
export interface DayValues {
  /** The last one, or the last one of a day or before it. */
  newest(place: ValuedPlace, upTo?: Day): Promise<DayValue | undefined>;
  /** Those of days from one to another, both included, by day. */
  between(place: ValuedPlace, from: Day, to: Day): Promise<readonly DayValue[]>;
  /**
   * Stores what a day's value is. `lost` where that of the day was stored since `before` was read, or there is no such collection (any more).
   *
   * @param before what `newest` had told
   */
  put(
    place: ValuedPlace,
    value: DayValue,
    before: DayValue | undefined,
  ): Promise<"stored" | "lost">;
}
