import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import type { Replay } from "#schemas/storage/replay-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import type { Source } from "../port/source.ts";

/** One replay's message on its way. */
export interface Going {
  readonly replay: Replay;
  readonly source: Source;
  readonly message: ReplayDue;
  /** Whether there is time left, and nobody has stopped the replay. */
  mayGoOn(): Promise<boolean>;
}

/** While another delivery of the same message is at work. */
const shortWaitSeconds = 5;
/** Until the lane that has planned says so, which is its next write. */
export const planWaitSeconds = 1;

/** The message stays in its queue; what it stands for is not done. */
export const comeBack = ({ replay: { id: replayId } }: Going, outcome: string): ComeBack =>
  new ComeBack(outcome === "overtaken" ? shortWaitSeconds : 0, { replayId, outcome });
