import type { InsteadOf } from "#schemas/storage/work-items.ts";
import type { UpstreamGate, UpstreamStatus } from "#shared/upstreams/upstream-gate.ts";
import { dayIn } from "../port/scope.ts";
import type { SourcePlan } from "../port/source.ts";

/** How long a source may not be had before another takes its place. */
const longestAbsenceHours = 24;

export interface Trials extends Pick<UpstreamStatus, "isOpen" | "unwellSince" | "reason"> {
  /** Whether a run of this moment has begun, and not been completed. */
  readonly isTried: boolean;
}

/**
 * Why another source is asked in the place of this one; undefined while it can be had. One whose circuit is
 * closed may have failed last by a single broken page: it has to be tried first. Pure.
 */
export function absenceOf(
  { name: source, endsOn, settings: { schedule } }: SourcePlan,
  { isOpen, isTried, unwellSince, reason }: Trials,
  now: Date,
): (InsteadOf & { readonly isForGood: boolean }) | undefined {
  if (endsOn !== undefined && dayIn(schedule.timeZone, now) >= endsOn) {
    const since = `${endsOn}T00:00:00.000Z`;
    return { source, reason: `The service has ended on ${endsOn}.`, since, isForGood: true };
  }
  if (unwellSince === undefined || !(isOpen || isTried)) return undefined;
  const absentMs = now.getTime() - Date.parse(unwellSince);
  if (absentMs < longestAbsenceHours * 3_600_000) return undefined;
  const why = `It has not been well for ${longestAbsenceHours} hours: ${reason ?? "its requests fail."}`;
  return { source, reason: why, since: unwellSince, isForGood: false };
}

/** Who is asked in the place of a source that cannot be had. */
export const standInFor = (
  { name }: Pick<SourcePlan, "name">,
  sources: ReadonlyMap<string, SourcePlan>,
): SourcePlan | undefined => [...sources.values()].find(({ standsInFor }) => standsInFor === name);

/** A source that another stands in for, and why it is due; undefined where none is, or none needs to. */
export async function standInOf(
  source: SourcePlan,
  {
    sources,
    gate,
    now,
    isTried,
  }: {
    readonly sources: ReadonlyMap<string, SourcePlan>;
    readonly gate: Pick<UpstreamGate, "status">;
    readonly now: Date;
    readonly isTried: boolean;
  },
) {
  const standIn = standInFor(source, sources);
  if (!standIn) return undefined;
  const absence = absenceOf(source, { ...(await gate.status(source.name)), isTried }, now);
  return absence && { standIn, absence };
}
