import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { PrintingLook } from "#schemas/messages/printing-look.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.ts";
import { judgePrices } from "../watching/judge-prices.ts";

/** Worker of the queue of looks at what is watched: prices have moved, a printing has more watches than a page, an alert was set. */
export const handler = queueHandler(
  z.union([deliveredEvent(["prices.recorded"]), PrintingLook]),
  runtime,
  (message, deps) =>
    "kind" in message
      ? judgePrices(
          message.detail.printings.map((printing) => ({ printing, event: message.id })),
          deps,
        )
      : judgePrices([message], deps),
  { causeIn: causeOfEvent },
);
