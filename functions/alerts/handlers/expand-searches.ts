import * as z from "zod";
import { AlertExpansion, AlertExpansions } from "#schemas/messages/alert-expansion.ts";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.searches.ts";
import { expandSearch } from "../searches/expand-search.ts";
import { expandSearches } from "../searches/expand-searches.ts";

/** Worker of the queue of alerts on searches: one was set or changed, or a game has another index. */
export const handler = queueHandler(
  z.union([deliveredEvent(["catalog.indexed"]), AlertExpansion, AlertExpansions]),
  runtime,
  (message, deps) => {
    if ("kind" in message) return expandSearches({ game: message.detail.game }, deps);
    return "alertId" in message ? expandSearch(message, deps) : expandSearches(message, deps);
  },
  { causeIn: causeOfEvent },
);
