import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { host, type Message, type Trouble } from "#test/support/sources/pipeline.ts";
import { during } from "#test/support/workers/simulation.ts";

/** A source whose day begins when each of these weeks does. */
export function dailyAtSix() {
  const source = tcgdex(host);
  // What people want hourly has tests of its own; a week of it would be most of what is simulated.
  const schedule = { hours: [6], timeZone: "UTC" };
  return { ...source, settings: { ...source.settings, schedule, wantedPerHour: 0 } };
}

const minute = 60_000;
const hour = 60 * minute;
/** As many sets as TCGdex has in English; three cards each keep a day short. */
export const sets = Object.fromEntries(
  Array.from({ length: 218 }, (_none, index) => [`set${index}`, ["1", "2", "3"]]),
);
/** Two quiet days before tell the alarms what is usual; then all sets but one are new. */
export const quietDays = 2;
export const start = Date.parse("2026-02-03T06:00:00.000Z");
/** A fifth of the first run is done by then, and 200 units wait. */
const midway = start + 10_000;
const away: Trouble = () => ({ error: "connect ECONNREFUSED" });
const busy: Trouble = () => ({ status: 429, headers: { retryAfter: "120" } });
const isOf =
  (name: string): Trouble =>
  (url, at) =>
    url.endsWith(`/sets/${name}`) ? { status: 500, headers: {} } : nothing(url, at);
export const nothing: Trouble = () => undefined;

/** A week, what goes wrong in it and what may come of it. */
export interface Week {
  readonly name: string;
  readonly days: number;
  readonly trouble?: Trouble;
  readonly beginsAtMs?: number;
  readonly endsAtMs?: number;
  readonly throttled?: (at: Date) => boolean;
  readonly doomed?: (message: Message, random: () => number) => boolean;
  readonly runs: readonly string[];
  readonly lettersAtMost: number;
  readonly missingAtMost?: number;
  /** From the end of the trouble until search has every card. */
  readonly freshWithinMs: number;
  readonly invocationsAtMost: number;
  /** Every alarm that rings, in the order of their first time, and no other. */
  readonly rings: readonly string[];
  /** From the beginning of the trouble until the first of them. */
  readonly ringsWithinMs?: number;
  /** What chance begins with. @default 7 */
  readonly seed?: number;
}

const lasting = (fromMs: number, lengthMs: number, trouble: Trouble) => ({
  ...{ trouble: during(fromMs, lengthMs, trouble), beginsAtMs: fromMs },
  endsAtMs: fromMs + lengthMs,
});
const days = 3;

export const weeks: readonly Week[] = [
  {
    ...{ name: "nothing happens", days, runs: ["completed", "completed", "completed"] },
    ...{ lettersAtMost: 0, freshWithinMs: 5 * minute, rings: [], invocationsAtMost: 1_200 },
  },
  {
    ...{ name: "10 s away at the very start", days, ...lasting(start, 10_000, away) },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 5 * minute, rings: [], invocationsAtMost: 1_200 + 10 },
  },
  {
    ...{ name: "10 min away in mid-run", days, ...lasting(midway, 10 * minute, away) },
    runs: ["completed", "completed", "completed"],
    ...{
      lettersAtMost: 0,
      freshWithinMs: 15 * minute,
      rings: [],
      invocationsAtMost: 1_200 + 220 * 10,
    },
  },
  {
    ...{ name: "2 h away in mid-run", days, ...lasting(midway, 2 * hour, away) },
    runs: ["completed", "completed", "completed"],
    ...{
      lettersAtMost: 0,
      freshWithinMs: 45 * minute,
      rings: [],
      invocationsAtMost: 1_200 + 220 * 16,
    },
  },
  {
    ...{ name: "12 h away in mid-run", days, ...lasting(midway, 12 * hour, away) },
    runs: ["completed", "completed", "completed"],
    ...{
      lettersAtMost: 0,
      freshWithinMs: 45 * minute,
      rings: ["source-is-not-fresh"],
      ringsWithinMs: 3 * hour,
      invocationsAtMost: 1_200 + 220 * 45,
    },
  },
  {
    ...{ name: "2 days away", days: 4, ...lasting(start - minute, 48 * hour, away) },
    runs: ["failed", "failed", "completed", "completed"],
    ...{
      lettersAtMost: 0,
      freshWithinMs: 45 * minute,
      rings: ["source-is-not-fresh"],
      // The last good run ended a day before: it is 26 hours old two hours later, and measured then.
      ringsWithinMs: 3 * hour,
      invocationsAtMost: 1_500,
    },
  },
  {
    ...{
      name: "429 with Retry-After 120 s for 30 min",
      days,
      ...lasting(midway, 30 * minute, busy),
    },
    runs: ["completed", "completed", "completed"],
    ...{
      lettersAtMost: 0,
      freshWithinMs: 30 * minute,
      rings: [],
      invocationsAtMost: 1_200 + 220 * 12,
    },
  },
  {
    ...{ name: "Lambda refuses every call for 30 min", days },
    ...{ beginsAtMs: midway, endsAtMs: midway + 30 * minute },
    throttled: (at) => at.getTime() >= midway && at.getTime() < midway + 30 * minute,
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 30 * minute },
    ...{ rings: ["throttles"], ringsWithinMs: 20 * minute, invocationsAtMost: 1_200 },
  },
  {
    ...{ name: "every tenth worker dies", days, doomed: (_message, random) => random() < 0.1 },
    runs: ["completed", "completed", "completed"],
    ...{
      lettersAtMost: 0,
      freshWithinMs: 30 * minute,
      // A dozen deaths a day and more; when two fall within ten minutes of each other is chance. Of sixteen
      // seeds eleven ring within a day and all within 49 hours; this one rings when half of them have.
      seed: 9,
      rings: ["function-errors"],
      ringsWithinMs: 24 * hour,
      invocationsAtMost: 2_000,
    },
  },
  {
    ...{ name: "the list of one set is broken", days, trouble: isOf("set7") },
    runs: ["completed_with_failures", "completed_with_failures", "completed_with_failures"],
    ...{ lettersAtMost: 3, missingAtMost: 3, freshWithinMs: Number.POSITIVE_INFINITY },
    rings: ["dead-letters"],
    ringsWithinMs: 2 * hour,
    invocationsAtMost: 1_250,
  },
  {
    ...{ name: "the packs of one set kill their worker each time", days },
    // A worker that only sends the units of a pack on their ways has nothing to die of.
    doomed: ({ to, body, receives }) =>
      to === "normalize" &&
      JSON.stringify(body).includes('"set7"') &&
      (receives <= 1 || JSON.stringify(body).includes('["set7"]')),
    runs: ["completed_with_failures", "completed", "completed"],
    ...{ lettersAtMost: 2, missingAtMost: 3, freshWithinMs: Number.POSITIVE_INFINITY },
    rings: ["function-errors", "dead-letters"],
    ringsWithinMs: hour,
    invocationsAtMost: 1_250,
  },
];
