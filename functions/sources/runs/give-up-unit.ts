import { isUnderWay, type Run, runBoundMs, type UnitName } from "#schemas/storage/work-items.ts";
import type { Source } from "../source.ts";
import { type FinishDeps, failUnit } from "./end-unit.ts";

/**
 * Ends a unit whose message goes to the dead letters, so that its run ends without it; a redrive
 * takes it up again. Safe to repeat.
 */
export async function giveUpUnit(
  message: UnitName & { readonly runId: string },
  reason: string,
  deps: FinishDeps & { readonly sources: ReadonlyMap<string, Source> },
): Promise<void> {
  const run = await deps.runs.get(message.runId);
  const source = deps.sources.get(message.source);
  if (run && source) await failUnit({ run, unit: message, games: source.games }, reason, deps);
}

/** Whether a run's time is up: what it has not fetched by then is left to the next one. */
export const isOver = ({ state, startedAt }: Run, now: Date): boolean =>
  state === "stopped" ||
  ((isUnderWay(state) || state === "failed") && now.getTime() - Date.parse(startedAt) > runBoundMs);
