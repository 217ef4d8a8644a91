import { ImagesWanted } from "#schemas/messages/images-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { mirrorImages } from "../pictures/mirror-images.ts";
import { runtime } from "../runtime.mirror.ts";

/** Worker of the queue of pictures. */
export const handler = queueHandler(ImagesWanted, runtime, (message, deps) =>
  mirrorImages(message, deps),
);
