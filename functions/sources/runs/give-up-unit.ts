import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { isUnderWay, type Run, runBoundMs } from "#schemas/storage/work-items.ts";
import type { SourcePlan } from "../port/source.ts";
import { type FinishDeps, failUnit, leave } from "./end-unit.ts";

type GiveUpDeps = FinishDeps & { readonly sources: ReadonlyMap<string, SourcePlan> };

/**
 * Ends the units of a message that goes to the dead letters, so that their run ends without them:
 * those that are not fetched. A redrive takes them up again. Safe to repeat.
 */
export async function giveUpUnits(
  message: UnitDue,
  reason: string,
  deps: GiveUpDeps,
): Promise<void> {
  const about = await runOf(message, deps);
  if (!about) return;
  const at = deps.clock().toISOString();
  for (const unit of message.units) {
    const name = { ...nameOf(message), unit };
    const outcome = await deps.runs.unitGivenUp(message.runId, name, { at, reason });
    if (outcome === "failed") await leave({ ...about, unit: name }, deps);
  }
}

/** Ends the units of a pack that could not be normalised. Safe to repeat. */
export async function giveUpPack(
  message: PackLanded,
  reason: string,
  deps: GiveUpDeps,
): Promise<void> {
  const about = await runOf(message, deps);
  if (!about) return;
  for (const unit of message.units) {
    await failUnit({ ...about, unit: { ...nameOf(message), unit } }, reason, deps);
  }
}

const nameOf = ({ source, language, dataset }: UnitDue | PackLanded) => ({
  ...{ source, language, dataset },
});

async function runOf({ runId, source: name }: UnitDue | PackLanded, deps: GiveUpDeps) {
  const run = await deps.runs.get(runId);
  return run && deps.sources.has(name) ? { run } : undefined;
}

/** Whether a run's time is up: what it has not fetched by then is left to the next one. */
export const isOver = ({ state, startedAt }: Run, now: Date): boolean =>
  state === "stopped" ||
  ((isUnderWay(state) || state === "failed") && now.getTime() - Date.parse(startedAt) > runBoundMs);
