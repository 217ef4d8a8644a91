import * as z from "zod";
import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { ReplayDue } from "#schemas/messages/replay-due.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import type { WorkerQueue } from "#shared/events/worker-queue.ts";
import { count } from "#shared/observability/count.ts";
import { normalizePack, splitPack } from "../normalizing/normalize-pack.ts";
import { giveUpReplay, goOnReplaying } from "../replaying/go-on-replaying.ts";
import { giveUpPack } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

type Deps = Parameters<typeof normalizePack>[1] &
  Parameters<typeof splitPack>[1] &
  Parameters<typeof giveUpPack>[2] &
  Parameters<typeof goOnReplaying>[1];

/** A pack that has just come, or a replay of all that came before. */
const NormalizeMessage = z.discriminatedUnion("version", [PackLanded, ReplayDue]);

/** The normalise queue's worker over any runtime; @param queue as for `queueHandler` */
export const normalizeWorker = (given: () => Promise<Deps>, queue?: () => Promise<WorkerQueue>) =>
  queueHandler(
    NormalizeMessage,
    given,
    async (message, deps, { attempt }) => {
      if ("replayId" in message) return goOnReplaying(message, deps);
      // What one unit's answers do to a worker is not to be done to the others of their pack.
      if (attempt > 1 && message.units.length > 1) return splitPack(message, deps);
      const report = await normalizePack(message, deps);
      const { written: CardsWritten, drifted: CardsDrifted, rejected: BodiesRejected } = report;
      count("ingest", {}, { CardsWritten, CardsDrifted, BodiesRejected });
      return report;
    },
    {
      async giveUp(message, deps, reason) {
        if ("replayId" in message) return giveUpReplay(message, reason, deps);
        await giveUpPack(message, reason, deps);
        count("ingest", {}, { UnitsFailed: message.units.length });
      },
      ...(queue && { queue }),
    },
  );

/** Worker of the normalise queue. */
export const handler = normalizeWorker(runtime);
