import { Temporal } from "#shared/kernel/temporal.ts";
import type { SourceSchedule } from "../port/source-settings.ts";

/** Of a schedule that has any moment, one lies in each week. */
const daysLookedBack = 7;

/**
 * The newest moment of a schedule that has come, on the clocks of its time zone. What the clocks skip
 * in spring comes when they have skipped it, what they repeat in autumn comes the first time; pure.
 */
export function lastDue(schedule: SourceSchedule, now: Date): Date | undefined {
  const { timeZone, days } = schedule;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  for (let ago = 0; ago <= daysLookedBack; ago += 1) {
    const day = today.subtract({ days: ago });
    if (days && !days.includes(day.dayOfWeek % 7)) continue;
    const come = momentsOf(schedule, day).filter((moment) => moment <= now.getTime());
    if (come.length > 0) return new Date(Math.max(...come));
  }
  return undefined;
}

const momentsOf = (
  { hours, minute = 0, timeZone }: SourceSchedule,
  day: Temporal.PlainDate,
): number[] =>
  hours.map(
    (hour) => day.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).epochMilliseconds,
  );

/** Hours between two moments of a schedule at most; clocks that are set back make it one longer. */
export function longestGapHours({ hours, days }: SourceSchedule): number {
  const ofWeek = (days ?? [0, 1, 2, 3, 4, 5, 6])
    .flatMap((day) => hours.map((hour) => day * 24 + hour))
    .toSorted((a, b) => a - b);
  const [first = 0] = ofWeek;
  const gaps = ofWeek.map((at, index) => (ofWeek[index + 1] ?? first + 7 * 24) - at);
  return Math.max(...gaps) + 1;
}
