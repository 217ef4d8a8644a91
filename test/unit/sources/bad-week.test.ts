import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { layOut, type Message, pipeline, type Trouble } from "#test/support/pipeline.ts";
import { during, liveThrough, missing, seededRandom } from "#test/support/simulation.ts";

const minute = 60_000;
const hour = 60 * minute;
/** As many sets as TCGdex has in English; three cards each keep a day short. */
const sets = Object.fromEntries(
  Array.from({ length: 218 }, (_none, index) => [`set${index}`, ["1", "2", "3"]]),
);
const start = Date.parse("2026-02-01T06:00:00.000Z");
/** A fifth of the first run is done by then, and 200 units wait. */
const midway = start + 10_000;
const away: Trouble = () => ({ error: "connect ECONNREFUSED" });
const busy: Trouble = () => ({ status: 429, headers: { retryAfter: "120" } });
const isOf =
  (name: string): Trouble =>
  (url, at) =>
    url.endsWith(`/sets/${name}`) ? { status: 500, headers: {} } : nothing(url, at);
const nothing: Trouble = () => undefined;

interface Week {
  readonly name: string;
  readonly days: number;
  readonly trouble?: Trouble;
  readonly endsAtMs?: number;
  readonly doomed?: (message: Message, random: () => number) => boolean;
  readonly runs: readonly string[];
  readonly lettersAtMost: number;
  readonly missingAtMost?: number;
  /** From the end of the trouble until search has every card. */
  readonly freshWithinMs: number;
  readonly invocationsAtMost: number;
}

const lasting = (fromMs: number, lengthMs: number, trouble: Trouble) => ({
  ...{ trouble: during(fromMs, lengthMs, trouble), endsAtMs: fromMs + lengthMs },
});
const days = 3;

const weeks: readonly Week[] = [
  {
    ...{ name: "nothing happens", days, runs: ["completed", "completed", "completed"] },
    ...{ lettersAtMost: 0, freshWithinMs: 5 * minute, invocationsAtMost: 1_200 },
  },
  {
    ...{ name: "10 s away at the very start", days, ...lasting(start, 10_000, away) },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 5 * minute, invocationsAtMost: 1_200 + 10 },
  },
  {
    ...{ name: "10 min away in mid-run", days, ...lasting(midway, 10 * minute, away) },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 15 * minute, invocationsAtMost: 1_200 + 220 * 10 },
  },
  {
    ...{ name: "2 h away in mid-run", days, ...lasting(midway, 2 * hour, away) },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 45 * minute, invocationsAtMost: 1_200 + 220 * 16 },
  },
  {
    ...{ name: "12 h away in mid-run", days, ...lasting(midway, 12 * hour, away) },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 45 * minute, invocationsAtMost: 1_200 + 220 * 45 },
  },
  {
    ...{ name: "2 days away", days: 4, ...lasting(start - minute, 48 * hour, away) },
    runs: ["failed", "failed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 45 * minute, invocationsAtMost: 1_500 },
  },
  {
    ...{
      name: "429 with Retry-After 120 s for 30 min",
      days,
      ...lasting(midway, 30 * minute, busy),
    },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 30 * minute, invocationsAtMost: 1_200 + 220 * 12 },
  },
  {
    ...{ name: "every tenth worker dies", days, doomed: (_message, random) => random() < 0.1 },
    runs: ["completed", "completed", "completed"],
    ...{ lettersAtMost: 0, freshWithinMs: 30 * minute, invocationsAtMost: 2_000 },
  },
  {
    ...{ name: "the list of one set is broken", days, trouble: isOf("set7") },
    runs: ["completed_with_failures", "completed_with_failures", "completed_with_failures"],
    ...{ lettersAtMost: 3, missingAtMost: 3, freshWithinMs: Number.POSITIVE_INFINITY },
    invocationsAtMost: 1_250,
  },
  {
    ...{ name: "the packs of one set kill their worker each time", days },
    doomed: ({ to, body }) => to === "normalize" && JSON.stringify(body).includes('"set7"'),
    runs: ["completed_with_failures", "completed", "completed"],
    ...{ lettersAtMost: 2, missingAtMost: 3, freshWithinMs: Number.POSITIVE_INFINITY },
    invocationsAtMost: 1_250,
  },
];

const rows: string[] = [];

test.each(weeks)("[OPS-8] nothing is lost when $name", { timeout: 60_000 }, async (week) => {
  const random = seededRandom(7);
  const line = pipeline({ random });
  layOut(line.bodies, sets);
  line.world.trouble = week.trouble ?? nothing;
  const { doomed } = week;
  if (doomed) line.world.doomed = (message) => doomed(message, random);

  const { freshAtMs } = await liveThrough(line, week.days);
  const runs = (await line.deps.runs.list({ limit: 100 })).items.toReversed();
  const lost = await missing(line);
  const late = freshAtMs === undefined ? undefined : freshAtMs - (week.endsAtMs ?? start);
  const inMinutes = late === undefined ? "–" : (late / minute).toFixed(1);
  rows.push(
    `| ${week.name} | ${runs.map(({ state }) => state).join(", ")} | ${line.dead.length} | ` +
      `${lost} | ${inMinutes} | ${line.counts.invocations} | ${line.asked.length} |`,
  );

  expect(runs.map(({ state }) => state)).toEqual(week.runs);
  expect(line.dead.length).toBeLessThanOrEqual(week.lettersAtMost);
  expect(lost).toBeLessThanOrEqual(week.missingAtMost ?? 0);
  expect(late ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(week.freshWithinMs);
  expect(line.counts.invocations).toBeLessThanOrEqual(week.invocationsAtMost);
  expect(line.queue).toEqual([]);

  // What was given up is kept, and comes in once its reason is gone.
  line.world.trouble = nothing;
  line.world.doomed = () => false;
  line.redrive();
  await line.drain();
  expect(await missing(line)).toBe(0);
  expect(line.dead).toEqual([]);
});

afterAll(() => {
  const folder = join(import.meta.dirname, "../../../.local/reports");
  mkdirSync(folder, { recursive: true });
  const head = [
    "| What happens | Daily runs | Dead letters | Cards missing | Fresh again after, min | Invocations | Requests |",
    "|---|---|---|---|---|---|---|",
  ];
  const text = [
    "# A bad week, simulated",
    "",
    "218 sets with 654 cards.",
    "",
    ...head,
    ...rows,
    "",
  ];
  writeFileSync(join(folder, "bad-week.md"), text.join("\n"));
});
