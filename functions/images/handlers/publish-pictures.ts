import { pictureChangeIn } from "#schemas/messages/picture-change.ts";
import { changeHandler } from "#shared/events/stream-handler.ts";
import { publishPictureChanges } from "../pictures/publish-picture-changes.ts";
import { runtime } from "../runtime.events.ts";

/** Reads the stream of what is known of pictures, and tells other areas which have changed. */
export const handler = changeHandler(pictureChangeIn, runtime, publishPictureChanges);
