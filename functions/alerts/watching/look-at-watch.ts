import { ulid } from "ulid";
import type { Firing } from "#schemas/alerts/notice.ts";
import type { AnyWatchItem, WatchItem } from "#schemas/storage/alert-items.ts";
import { type Day, Ulid } from "#schemas/values.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import { type Crossing, judge } from "../judging/judge.ts";
import type { Standing } from "../judging/standing.ts";
import { judgedStep, type ToldStep } from "./told-step.ts";
import type { WatchChange } from "./watch-store.ts";

/** What is remembered is written so seldom where nothing has happened: until then looks go the same way again. */
const rememberedDays = 7;
/** Before there were prices. */
export const firstDay: Day = "1990-01-01";

/** The first day whose steps judging a watch takes. */
export function firstDayOf({ line, standing }: Pick<WatchItem, "line" | "standing">): Day {
  const from = standing.last?.day ?? standing.since;
  if (line.kind === "change") return dayAfter(from, -line.days);
  return line.kind === "all_time_low" || line.kind === "all_time_high" ? firstDay : from;
}

/**
 * What a look at a watch comes to; pure but for the ids of notices. Undefined where nothing is worth writing.
 *
 * @param path from `firstDayOf` the watch on, or earlier
 * @param firing what is told of a crossing
 */
export function lookAtWatch<Watch extends AnyWatchItem>(
  watch: Watch,
  {
    path,
    firing,
  }: { readonly path: readonly ToldStep[]; readonly firing: (crossing: Crossing) => Firing },
  { event, now }: { readonly event: string; readonly now: Date },
): WatchChange<Watch> | undefined {
  const { standing, crossings } = judge(watch, watch.standing, path.map(judgedStep));
  if (!isWorthWriting(watch.standing, standing)) return undefined;
  const notices = crossings.map((crossing) => ({
    id: Ulid.parse(ulid(now.getTime())),
    at: now.toISOString(),
    told: firing(crossing),
    ...{ isRead: false, isArchived: false, deliveries: [] },
  }));
  return { watch, standing, notices, event };
}

/** The same, with notices that name the set of their card; pure. */
export const namingSet = (change: WatchChange, setName: string): WatchChange => ({
  ...change,
  notices: change.notices.map(({ told, ...notice }) => ({
    ...notice,
    told: "card" in told ? { ...told, card: { ...told.card, setName } } : told,
  })),
});

function isWorthWriting(before: Standing, after: Standing): boolean {
  if (!after.last) return false;
  if (!before.last || daysBetween(before.last.day, after.last.day) >= rememberedDays) return true;
  // Earlier days are walked again; of a day the way holds its newest price alone, and the next message names the one before it.
  if (before.last.day === after.last.day && before.last.amount !== after.last.amount) return true;
  const { last: _before, ...known } = before;
  const { last: _after, ...found } = after;
  return JSON.stringify(known) !== JSON.stringify(found);
}
