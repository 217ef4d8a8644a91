import type { UnitName } from "#schemas/storage/work-items.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Source } from "../source.ts";
import { type FinishDeps, failUnit } from "./end-unit.ts";

/**
 * Runs a worker on a unit's message. When its failure sends the message to the dead letters, the
 * unit is given up first, so that its run ends without it; a redrive takes it up again.
 */
export async function orFailUnit<Report>(
  message: UnitName & { readonly runId: string },
  { isLast }: { isLast: boolean },
  deps: FinishDeps & { sources: ReadonlyMap<string, Source>; work: () => Promise<Report> },
): Promise<Report> {
  try {
    return await deps.work();
  } catch (error) {
    const isOver = isLast || (error instanceof MessageError && error.errorClass === "permanent");
    const run = isOver ? await deps.runs.get(message.runId) : undefined;
    const source = deps.sources.get(message.source);
    if (run && source) {
      const reason = error instanceof Error ? error.message : String(error);
      await failUnit({ run, unit: message, game: source.game }, reason, deps);
    }
    throw error;
  }
}
