import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { PrintingLook } from "#schemas/messages/printing-look.ts";
import { ValueLook } from "#schemas/messages/value-look.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { type Noted, noteFound } from "../inbox/note-found.ts";
import { runtime } from "../runtime.ts";
import { judgePrices } from "../watching/judge-prices.ts";
import { judgeValue } from "../watching/judge-value.ts";
import type { Judged } from "../watching/judge-watches.ts";

/**
 * Worker of the queue of looks at what is watched: prices or values have moved, a printing has more watches than a page, an alert was set. What fires by itself, as rows of a
 * shelf that are known now, it puts into inboxes too.
 */
export const handler = queueHandler(
  z.union([
    deliveredEvent(["prices.recorded", "collection.valued", "shelf.found"]),
    PrintingLook,
    ValueLook,
  ]),
  runtime,
  (message, deps): Promise<Judged | Noted> => {
    if (!("kind" in message)) {
      return "printing" in message ? judgePrices([message], deps) : judgeValue(message, deps);
    }
    if (message.kind === "shelf.found") return noteFound(message, deps);
    const { id: event, kind, detail } = message;
    if (kind === "collection.valued") return judgeValue({ ...detail, event }, deps);
    return judgePrices(
      detail.printings.map((printing) => ({ printing, event })),
      deps,
    );
  },
  { causeIn: causeOfEvent },
);
