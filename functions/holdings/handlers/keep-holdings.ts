import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { HoldingsWanted } from "#schemas/messages/holdings-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { keepAllHeld } from "../held/keep-all-held.ts";
import { runtime } from "../runtime.keeper.ts";

/** Collections that have changed, or whose files somebody misses. */
const Message = z.union([
  HoldingsWanted,
  deliveredEvent(["collection.changed"]).transform(({ detail }) => detail),
]);

/** Worker of the queue of holdings. */
export const handler = queueHandler(Message, runtime, keepAllHeld, { causeIn: causeOfEvent });
