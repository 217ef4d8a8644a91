import * as z from "zod";
import { CollectionDiscarded } from "#schemas/messages/collection-discarded.ts";
import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { clearDue } from "../deletion/clear-due.ts";
import { sweepCollection } from "../deletion/sweep-collection.ts";
import { runtime } from "../runtime.ts";

/** Worker of the queue of deleted collections: clears one away, and once a day has those cleared away whose time is over. */
export const handler = queueHandler(
  z.union([CollectionDiscarded, QueuedOccasion]),
  runtime,
  (message, deps) => ("collectionId" in message ? sweepCollection(message, deps) : clearDue(deps)),
  { causeIn: (body) => QueuedOccasion.safeParse(body).data?.id },
);
