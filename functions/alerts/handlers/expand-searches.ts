import * as z from "zod";
import { AlertExpansion, AlertExpansions } from "#schemas/messages/alert-expansion.ts";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.searches.ts";
import { expandSearch } from "../searches/expand-search.ts";
import { expandCollections, expandSearches } from "../searches/expand-searches.ts";

/** Worker of the queue of alerts on many cards: one was set or changed, a game has another index, or a collection has changed. */
export const handler = queueHandler(
  z.union([
    deliveredEvent(["catalog.indexed", "collection.changed"]),
    AlertExpansion,
    AlertExpansions,
  ]),
  runtime,
  (message, deps) => {
    if ("kind" in message) {
      return message.kind === "catalog.indexed"
        ? expandSearches({ game: message.detail.game }, deps)
        : expandCollections(message.detail.collectionIds, deps);
    }
    const { version: _version, ...asked } = message;
    if ("alertId" in asked) return expandSearch(asked, deps);
    const { after, ...list } = asked;
    return expandSearches(list, deps, after);
  },
  { causeIn: causeOfEvent },
);
