import * as z from "zod";
import { CollectionDiscarded } from "#schemas/messages/collection-discarded.ts";
import { LongUndoDue } from "#schemas/messages/long-undo-due.ts";
import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { takeBackLong } from "../changes/take-back-long.ts";
import { clearDue } from "../deletion/clear-due.ts";
import { sweepCollection } from "../deletion/sweep-collection.ts";
import { runtime } from "../runtime.ts";

/**
 * Worker for what takes longer than a request: clears a deleted collection away, has those cleared away once a day whose time is over, and takes imports
 * back.
 */
export const handler = queueHandler(
  z.union([CollectionDiscarded, LongUndoDue, QueuedOccasion]),
  runtime,
  (message, deps) => {
    if ("collectionId" in message) return sweepCollection(message, deps);
    return "changeId" in message ? takeBackLong(message, deps) : clearDue(deps);
  },
  { causeIn: (body) => QueuedOccasion.safeParse(body).data?.id },
);
