import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";

/** Hands work on to the next stage. */
export interface WorkQueues {
  fetch(messages: readonly UnitDue[]): Promise<void>;
  normalize(messages: readonly PackLanded[]): Promise<void>;
  /** A replay's next steps; they go to the queue of packs. */
  replay(messages: readonly ReplayDue[]): Promise<void>;
}
