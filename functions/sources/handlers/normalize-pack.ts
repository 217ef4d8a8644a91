import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { ReplayDue } from "#schemas/messages/replay-due.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import type { WorkerQueue } from "#shared/events/worker-queue.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { count } from "#shared/observability/count.ts";
import { normalizeInTime } from "../normalizing/normalize-in-time.ts";
import { type normalizePack, splitPack } from "../normalizing/normalize-pack.ts";
import { giveUpReplay, goOnReplaying } from "../replaying/go-on-replaying.ts";
import { placePricesAnew } from "../replaying/place-prices-anew.ts";
import { giveUpPack } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

type Deps = Parameters<typeof normalizePack>[1] &
  Parameters<typeof splitPack>[1] &
  Parameters<typeof giveUpPack>[2] &
  Parameters<typeof goOnReplaying>[1] &
  Parameters<typeof placePricesAnew>[1];

/** A pack that has just come, a replay of all that came before, or news of cards by which prices find their places. */
const NormalizeMessage = z.union([PackLanded, ReplayDue, deliveredEvent(["prices.mapped"])]);

/** The normalise queue's worker over any runtime; @param queue as for `queueHandler` */
export const normalizeWorker = (given: () => Promise<Deps>, queue?: () => Promise<WorkerQueue>) =>
  queueHandler(
    NormalizeMessage,
    given,
    async (message, deps, { attempt, leftMs }) => {
      if ("kind" in message) return placePricesAnew(message, deps);
      if ("replayId" in message) return goOnReplaying(message, deps);
      // What one unit's answers do to a worker is not to be done to the others of their pack.
      if (attempt > 1 && message.units.length > 1) return splitPack(message, deps);
      const report = await normalizeInTime(message, deps, leftMs);
      if (report instanceof ComeBack) return report;
      const { written: CardsWritten, drifted: CardsDrifted, rejected: BodiesRejected } = report;
      count("ingest", {}, { CardsWritten, CardsDrifted, BodiesRejected });
      return report;
    },
    {
      async giveUp(message, deps, reason) {
        // Nobody waits for it: the letter says what is left to do, and redriving it does that.
        if ("kind" in message) return;
        if ("replayId" in message) return giveUpReplay(message, reason, deps);
        await giveUpPack(message, reason, deps);
        count("ingest", {}, { UnitsFailed: message.units.length });
      },
      causeIn: causeOfEvent,
      ...(queue && { queue }),
    },
  );

/** Worker of the normalise queue. */
export const handler = normalizeWorker(runtime);
