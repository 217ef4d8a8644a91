import { byCodeUnits } from "./by-code-units.ts";

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
