import { AddedItem } from "#schemas/messages/added-item.ts";
import { streamHandler } from "#shared/events/stream-handler.ts";
import { queueWantedImages } from "../pictures/queue-wanted-images.ts";
import { runtime } from "../runtime.want.ts";

/** Reads the stream of what users write, and of that the items that are new. */
export const handler = streamHandler(AddedItem, runtime, (added, deps) =>
  queueWantedImages(added, deps),
);
