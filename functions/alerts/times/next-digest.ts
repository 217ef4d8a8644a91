import type { Temporal } from "#shared/kernel/temporal.ts";
import { clocksAt, clockTimeOf } from "./clock-time.ts";

/** When somebody wants the digest of a day. */
export interface DigestTime {
  /** By the clocks of the zone, such as `08:00`. */
  readonly at: string;
  /** As `readTimeZone` spells it. */
  readonly timeZone: string;
}

/** Today's, tomorrow's, or the one after a day that a zone leaves out. */
const daysToCome = [0, 1, 2];

/**
 * The next moment of a digest, after now: each day of the zone has one. A time that clocks show twice counts the first time. One
 * that they skip is as much later as they are set forward, or, where that would be tomorrow, as much earlier.
 *
 * @throws RangeError for a time or a zone that is none
 */
export function nextDigest(now: Date, digest: DigestTime): Date {
  const today = clocksAt(now, digest.timeZone).toPlainDate();
  for (const days of daysToCome) {
    const moment = digestOf(today.add({ days }), digest);
    if (moment !== undefined && moment > now.getTime()) return new Date(moment);
  }
  throw new RangeError(`There is no next digest at ${digest.at} in ${digest.timeZone}.`);
}

/** Undefined for a day that the zone leaves out. */
function digestOf(day: Temporal.PlainDate, { at, timeZone }: DigestTime): number | undefined {
  const local = day.toPlainDateTime(clockTimeOf(at));
  for (const disambiguation of ["compatible", "earlier"] as const) {
    const moment = local.toZonedDateTime(timeZone, { disambiguation });
    if (moment.toPlainDate().equals(day)) return moment.epochMilliseconds;
  }
  return undefined;
}
