import { CollectionDiscarded } from "#schemas/messages/collection-discarded.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { sweepCollection } from "../deletion/sweep-collection.ts";
import { runtime } from "../runtime.ts";

/** Worker of the queue of deleted collections. */
export const handler = queueHandler(CollectionDiscarded, runtime, (place, deps) =>
  sweepCollection(place, deps),
);
