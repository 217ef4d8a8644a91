import { Temporal } from "#shared/kernel/temporal.ts";

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * A time on the clock, as `07:30`.
 *
 * @throws RangeError for anything else, also for 24:00
 */
export function clockTimeOf(text: string): Temporal.PlainTime {
  if (clockTime.test(text)) return Temporal.PlainTime.from(text);
  throw new RangeError(`A time must be given from 00:00 to 23:59, not as "${text}".`);
}

/** What clocks in a zone show at a moment. */
export const clocksAt = (moment: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
