import type { Run } from "#schemas/storage/work-items.ts";
import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchRun = (runId: string) =>
  new DomainError("sources.no_such_run", `There is no run ${runId}.`, { facts: { runId } });

export const noSuchReplay = (replayId: string) =>
  new DomainError("sources.no_such_replay", `There is no replay ${replayId}.`, {
    facts: { replayId },
  });

export const runInProgress = ({ id, startedAt, sources }: Run) =>
  new DomainError(
    "sources.run_in_progress",
    `Run ${id} of ${sources.join(" and ")} has been under way since ${startedAt}; ` +
      "wait for its end, or stop it.",
    { facts: { runId: id, startedAt } },
  );
