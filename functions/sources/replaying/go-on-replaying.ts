import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { goingOn, isGoingOn, isWhole, type Replay } from "#schemas/storage/replay-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Source } from "../port/source.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import { type AuditDeps, auditReplay } from "./audit-replay.ts";
import { comeBack, type Going, planWaitSeconds } from "./going.ts";
import { chainsOf, lanes } from "./plan-chains.ts";
import { reasonIfEmpty } from "./reason-if-empty.ts";
import { walkChains } from "./walk-chains.ts";

export interface ReplayDeps extends AuditDeps {
  readonly sources: ReadonlyMap<string, Source>;
  readonly queues: Pick<WorkQueues, "replay">;
}

/** Less than half of the worker's time: a step that is begun then may take as long again. */
const budgetMs = 25_000;
/**
 * Takes a replay some packs further. What the message stands for is one of its lanes: it stays in the
 * queue until all chains of the lane are gone through, and the last lane looks at silver as a whole.
 * Doubled messages do no harm: each step counts once, for whoever is first.
 */
export async function goOnReplaying(
  message: ReplayDue,
  deps: ReplayDeps,
): Promise<LogReport | ComeBack> {
  const { replayId } = message;
  const replay = await deps.replays.get(replayId);
  if (!replay || !isOn(replay, message)) return { replayId, outcome: "dropped" };
  const source = deps.sources.get(replay.source);
  if (!source) throw new MessageError("permanent", `There is no source ${replay.source}.`);
  const endMs = deps.clock().getTime() + budgetMs;
  const going: Going = {
    ...{ replay, source, message },
    async mayGoOn() {
      if (deps.clock().getTime() >= endMs) return false;
      const now = await deps.replays.get(replayId);
      return now !== undefined && isOn(now, message);
    },
  };
  if (replay.state === "planning") {
    if (message.lane !== 0) return new ComeBack(planWaitSeconds, { replayId, outcome: "waits" });
    await plan(going, deps);
  }
  if (replay.state === "comparing") return auditReplay(going, deps);
  const outcome = await walkLane(going, deps);
  if (outcome !== "done") return comeBack(going, outcome);
  return endLane(going, deps);
}

const isOn = ({ turn, state }: Replay, message: ReplayDue) =>
  turn === message.turn && isGoingOn(state);

/** Finds what is to be read, once, and sends the other lanes on their ways. */
async function plan({ replay, source, message }: Going, deps: ReplayDeps): Promise<void> {
  const { replays, lake, queues } = deps;
  const found = await chainsOf(replay, source, lake);
  await replays.addChains(replay.id, "first", found);
  // Of one that is resumed also those that came meanwhile.
  const chains = await replays.chains(replay.id);
  const others = Math.min(lanes, chains.length) - 1;
  // Before the state is: whoever dies in between sends them again, and they find nothing to do twice.
  await queues.replay(
    Array.from({ length: Math.max(0, others) }, (_none, at) => ({ ...message, lane: at + 1 })),
  );
  await replays.move(replay.id, { from: ["planning"], to: "running" });
}

/** Goes through the chains of a lane, one after another. */
async function walkLane(going: Going, deps: ReplayDeps): Promise<"done" | "paused" | "overtaken"> {
  const all = await deps.replays.chains(going.replay.id);
  const own = all.filter(({ index }) => index % lanes === going.message.lane);
  return walkChains(own, going, deps);
}

/** The last lane to end goes on; the others are done. */
async function endLane(going: Going, deps: ReplayDeps): Promise<LogReport | ComeBack> {
  const { replays, clock } = deps;
  const { replay } = going;
  const report = { replayId: replay.id, outcome: "lane done" };
  const chains = await replays.chains(replay.id);
  if (chains.some(({ phase }) => phase !== "done")) return report;
  if (replay.target === "shadow" || isWhole(replay)) {
    const isMine = await replays.move(replay.id, { from: ["running"], to: "comparing" });
    return isMine ? auditReplay(going, deps) : report;
  }
  const finishedAt = clock().toISOString();
  const reason = reasonIfEmpty(chains);
  await replays.move(replay.id, { from: ["running"], to: "completed", finishedAt, ...reason });
  return { ...report, outcome: "completed" };
}

/** Ends a replay whose message goes to the dead letters; it can be resumed. Safe to repeat. */
export async function giveUpReplay(
  { replayId, turn }: ReplayDue,
  reason: string,
  { replays, clock }: Pick<ReplayDeps, "replays" | "clock">,
): Promise<void> {
  const replay = await replays.get(replayId);
  if (replay?.turn !== turn) return;
  const finishedAt = clock().toISOString();
  await replays.move(replayId, { from: goingOn, to: "failed", finishedAt, reason });
}
