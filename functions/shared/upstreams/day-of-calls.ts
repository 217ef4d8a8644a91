import type { PaceSettings } from "./pace-settings.ts";

/** A day of an upstream: its date, and when the next one begins. */
export interface UpstreamDay {
  /** `YYYY-MM-DD` on its own clocks. */
  readonly day: string;
  readonly untilMs: number;
}

/** The day of a moment on an upstream's clocks, and when it ends there; to the minute. */
export function upstreamDayAt(moment: Date, { dayTimeZone = "UTC" }: PaceSettings): UpstreamDay {
  const dayOf = (ms: number) => dayIn(dayTimeZone, ms);
  const day = dayOf(moment.getTime());
  // Clocks that are put forward or back make days of 23 or 25 hours: the end is looked for.
  let [within, beyond] = [moment.getTime(), moment.getTime() + 26 * 3_600_000];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (dayOf(middle) === day) within = middle;
    else beyond = middle;
  }
  return { day, untilMs: beyond };
}

function dayIn(timeZone: string, ms: number): string {
  const format = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-CA", format).format(ms);
}
