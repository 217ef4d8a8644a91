import { byCodeUnits } from "./by-code-units.ts";
import { chunksOf } from "./chunks.ts";

/** Where a record lies in its table's stream, and when it was written. */
export interface StreamMoment {
  readonly sequence: string;
  readonly atMs: number;
}

/** As much of a record of DynamoDB as says that; the seconds are rounded down. */
interface Placed {
  readonly SequenceNumber: string;
  readonly ApproximateCreationDateTime?: number | undefined;
}

/** @param now in milliseconds; nothing was written later */
export const momentOf = (
  { SequenceNumber: sequence, ApproximateCreationDateTime: seconds }: Placed,
  now: number,
): StreamMoment => ({
  sequence,
  atMs: seconds === undefined ? now : Math.min(now, Math.floor(seconds * 1000)),
});

/** What an event says of the records that told it: the same for the same records, in any order. */
export const occasionOf = (moments: readonly StreamMoment[]) => ({
  at: new Date(Math.max(...moments.map(({ atMs }) => atMs))).toISOString(),
  occasion: moments.map(({ sequence }) => sequence).sort(byCodeUnits),
});

/**
 * What some records name together, for events that name `most` things each: every id once, in an order
 * of its own, so that the same records make the same events. One event without ids where they name none.
 */
export function namedTogether<Id extends string | number>(
  ids: readonly Id[],
  moments: readonly StreamMoment[],
  most: number,
) {
  const each = [...new Set(ids)].sort((a, b) => byCodeUnits(String(a), String(b)));
  const chunks = each.length === 0 ? [[]] : chunksOf(each, most);
  return chunks.map((chunk) => ({ ids: [...chunk], ...occasionOf(moments) }));
}
