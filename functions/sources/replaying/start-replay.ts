import type { Replay, ReplayScope, ReplayTarget } from "#schemas/storage/replay-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { hashOfRequest, refuseOtherRequest } from "#shared/kernel/idempotency.ts";
import { runIdOf } from "../runs/run-id.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import type { ReplayStore } from "./replay-store.ts";

export interface ReplayRequest extends ReplayScope {
  readonly target: ReplayTarget;
  readonly retiresMany: boolean;
}

export interface StartReplayDeps {
  readonly replays: ReplayStore;
  readonly queues: Pick<WorkQueues, "replay">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Begins to make silver once more of what the lake has. No upstream is asked.
 *
 * @param key makes a repetition find the replay that it started; absent for a replay of its own
 * @throws DomainError `request.key_reused`
 */
export async function startReplay(
  request: ReplayRequest,
  key: string | undefined,
  deps: StartReplayDeps,
): Promise<Replay> {
  const requestHash = hashOfRequest(request);
  const replay = await deps.replays.create({
    id: key === undefined ? deps.newId() : runIdOf(`replay ${key}`),
    ...request,
    ...{ state: "planning", startedAt: deps.clock().toISOString(), turn: 1, requestHash },
  });
  refuseOtherRequest({ requestHash }, replay);
  // Whoever created it may have died before the first message; a second one does no harm.
  if (replay.state === "planning") await sendFirst(replay, deps);
  return replay;
}

/** The message that plans; those of the other lanes are sent once it has. */
export const sendFirst = (
  { id: replayId, turn }: Pick<Replay, "id" | "turn">,
  { queues }: { queues: Pick<WorkQueues, "replay"> },
): Promise<void> => queues.replay([{ version: 1, replayId, turn, lane: 0 }]);
