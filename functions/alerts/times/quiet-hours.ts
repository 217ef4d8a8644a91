import { Temporal } from "#shared/kernel/temporal.ts";
import { clocksAt, clockTimeOf } from "./clock-time.ts";

/** When somebody wants to hear nothing, by the clocks of a zone. */
export interface QuietHours {
  /** The first minute of quiet, such as `22:00`. */
  readonly from: string;
  /** The first minute after it, such as `07:00`; of the next day where it is earlier. The same as `from` is no quiet at all. */
  readonly to: string;
  /** As `readTimeZone` spells it. */
  readonly timeZone: string;
}

/**
 * Whether it is quiet. The clocks alone decide: an hour that they show twice is quiet twice, one that they skip never.
 *
 * @throws RangeError for times or a zone that are none
 */
export const isQuiet = (now: Date, quiet: QuietHours): boolean =>
  isQuietBy(clocksAt(now, quiet.timeZone).toPlainTime(), quiet);

function isQuietBy(time: Temporal.PlainTime, quiet: QuietHours): boolean {
  const { compare } = Temporal.PlainTime;
  const [from, to] = [clockTimeOf(quiet.from), clockTimeOf(quiet.to)];
  const hasBegun = compare(time, from) >= 0;
  const hasNotEnded = compare(time, to) < 0;
  return compare(from, to) <= 0 ? hasBegun && hasNotEnded : hasBegun || hasNotEnded;
}

/** Today's end may have been, and clocks may skip tomorrow's. */
const daysToCome = [0, 1, 2];

/**
 * The first moment from now on that is not quiet: now, where it is not quiet. That is when clocks show the end, or when they
 * are set to a time beyond it.
 *
 * @throws RangeError for times or a zone that are none
 */
export function quietUntil(now: Date, quiet: QuietHours): Date {
  if (!isQuiet(now, quiet)) return now;
  const clocks = clocksAt(now, quiet.timeZone);
  const end = clockTimeOf(quiet.to);
  const ends = daysToCome.flatMap((days) => {
    const local = clocks.toPlainDate().add({ days }).toPlainDateTime(end);
    return (["earlier", "later"] as const).map((disambiguation) =>
      local.toZonedDateTime(quiet.timeZone, { disambiguation }),
    );
  });
  const set = clocks.getTimeZoneTransition("next");
  const moments = [...ends, ...(set ? [set] : [])].map(
    ({ epochMilliseconds }) => epochMilliseconds,
  );
  const found = moments
    .toSorted((a, b) => a - b)
    .find((moment) => moment > now.getTime() && !isQuiet(new Date(moment), quiet));
  if (found !== undefined) return new Date(found);
  throw new RangeError(`Quiet hours until ${quiet.to} in ${quiet.timeZone} do not end.`);
}
