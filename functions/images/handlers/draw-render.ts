import { RenderWanted } from "#schemas/messages/render-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { drawRender } from "../renders/draw-render.ts";
import { runtime } from "../runtime.draw.ts";

/** Worker of the queue of renders. */
export const handler = queueHandler(RenderWanted, runtime, (message, deps, delivery) =>
  drawRender({ userId: message.userId, renderId: message.renderId }, delivery, deps),
);
