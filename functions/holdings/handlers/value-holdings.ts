import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { ShardToValue, UserToValue } from "#schemas/messages/values-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { takeValueMessage } from "../days/take-value-message.ts";
import { runtime } from "../runtime.valuer.ts";

/** Worker of the queue of values: collections have changed, their owners have entered prices, or newer ones have come. */
export const handler = queueHandler(
  z.union([
    deliveredEvent(["collection.changed", "prices.entered", "prices.current"]),
    ShardToValue,
    UserToValue,
  ]),
  runtime,
  takeValueMessage,
  { causeIn: causeOfEvent },
);
