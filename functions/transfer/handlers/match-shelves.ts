import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { ShelfWanted, ShelvesWanted } from "#schemas/messages/shelf-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.shelves.ts";

/** Worker of the queue of shelves: the catalogue has grown, or somebody wants theirs matched again. */
export const handler = queueHandler(
  z.union([deliveredEvent(["catalog.indexed"]), ShelvesWanted, ShelfWanted]),
  runtime,
  async () => undefined,
  { causeIn: causeOfEvent },
);
