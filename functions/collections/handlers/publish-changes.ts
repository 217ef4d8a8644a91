import { collectionChangeIn } from "#schemas/messages/collection-change.ts";
import { ownPriceChangeIn } from "#schemas/messages/own-price-change.ts";
import { changeHandler } from "#shared/events/stream-handler.ts";
import { runtime } from "../runtime.events.ts";
import { publishWritten } from "../telling/publish-written.ts";

/**
 * Reads the stream of what users write, and tells other areas whose collections have changed and who has entered prices: of many calls of one
 * user once.
 */
export const handler = changeHandler(
  (record) => {
    const change = collectionChangeIn(record);
    const price = ownPriceChangeIn(record);
    return change || price ? { change, price } : undefined;
  },
  runtime,
  publishWritten,
  { isTogether: true },
);
