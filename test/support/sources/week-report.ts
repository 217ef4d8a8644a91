import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ring } from "#test/support/stacks/alarm-evaluator.ts";

/** What a week came to. */
export interface WeekOutcome {
  readonly name: string;
  readonly runs: readonly string[];
  readonly letters: number;
  readonly lost: number;
  /** From the end of the trouble until search has every card; undefined if it never had. */
  readonly lateMs: number | undefined;
  readonly invocations: number;
  readonly requests: number;
  readonly rings: readonly Ring[];
  readonly beganMs: number;
}

const minuteMs = 60_000;
const columns = [
  ...["What happens", "Daily runs", "Dead letters", "Cards missing", "Fresh again after, min"],
  ...["Invocations", "Requests", "Rang, from the beginning of the trouble"],
];

/** Name of an alarm without its stage. */
export const nameOf = (alarm: string) => alarm.replace("cardlake-prod-", "");

/** Writes what weeks came to, and which alarms stayed silent in all of them. */
export function writeWeeks(weeks: readonly WeekOutcome[], alarms: readonly string[]): void {
  const folder = join(import.meta.dirname, "../../../.local/reports");
  const rung = new Set(weeks.flatMap(({ rings }) => rings.map(({ alarm }) => alarm)));
  const silent = alarms.filter((alarm) => !rung.has(alarm)).map(nameOf);
  const text = [
    "# A bad week, simulated",
    "",
    "218 sets with 654 cards, all but three of them new. What is given up is redriven at the end.",
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...weeks.map((week) => row(cellsOf(week))),
    "",
    `Of ${alarms.length} alarms these never rang: ${silent.join(", ")}.`,
    "",
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bad-week.md"), text.join("\n"));
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;

const cellsOf = ({ lateMs, ...week }: WeekOutcome) => [
  ...[week.name, week.runs.join(", "), week.letters, week.lost],
  ...[lateMs === undefined ? "–" : (lateMs / minuteMs).toFixed(1)],
  ...[week.invocations, week.requests, ringing(week)],
];

/** Each alarm once: when it first rang, and for how long altogether. */
function ringing({ rings, beganMs }: Pick<WeekOutcome, "rings" | "beganMs">): string {
  const names = [...new Set(rings.map(({ alarm }) => alarm))];
  const texts = names.map((alarm) => {
    const own = rings.filter((ring) => ring.alarm === alarm);
    const after = (own[0]?.from.getTime() ?? Number.NaN) - beganMs;
    const altogether = own.reduce(
      (sum, { from, until }) => sum + ((until?.getTime() ?? Number.NaN) - from.getTime()),
      0,
    );
    return `${nameOf(alarm)} after ${inMinutes(after)} min, for ${inMinutes(altogether)} min`;
  });
  return texts.join("; ") || "nothing";
}

const inMinutes = (ms: number) => Math.round(ms / minuteMs);
