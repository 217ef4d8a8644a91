import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { ShelfWanted, ShelvesWanted } from "#schemas/messages/shelf-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.shelves.ts";
import { takeShelfMessage } from "../shelf/take-shelf-message.ts";

/** Worker of the queue of shelves: the catalogue has grown, or somebody wants theirs matched again. */
export const handler = queueHandler(
  z.union([deliveredEvent(["catalog.indexed"]), ShelvesWanted, ShelfWanted]),
  runtime,
  (message, deps, delivery) => takeShelfMessage(message, delivery, deps),
  { causeIn: causeOfEvent },
);
