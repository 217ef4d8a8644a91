import { collectionChangeIn } from "#schemas/messages/collection-change.ts";
import { changeHandler } from "#shared/events/stream-handler.ts";
import { runtime } from "../runtime.events.ts";
import { publishChanges } from "../telling/publish-changes.ts";

/** Reads the stream of what users write, and tells other areas whose collections have changed: of many calls of one user once. */
export const handler = changeHandler(collectionChangeIn, runtime, publishChanges, {
  isTogether: true,
});
