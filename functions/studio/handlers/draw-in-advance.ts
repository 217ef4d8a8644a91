import { causeOfEvent } from "#schemas/messages/events/envelope.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { drawInAdvance } from "../advance/draw-in-advance.ts";
import { PictureWantedEvent } from "../advance/picture-wanted-event.ts";
import { runtime } from "../runtime.advance.ts";

/** Worker of the queue of pictures that are wanted before anybody asks. */
export const handler = queueHandler(PictureWantedEvent, runtime, drawInAdvance, {
  causeIn: causeOfEvent,
});
