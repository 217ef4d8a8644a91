import * as z from "zod";
import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { answerWish, giveUpWish } from "#shared/kernel/wishes/answer-wish.ts";
import { keepNight } from "../archive/keep-night.ts";
import { runtime } from "../runtime.keeper.ts";

/**
 * Prices have come, other products are known, or it is the night's occasion for the archive and for old hours: one message a day does not pay
 * for a queue of its own.
 */
const PriceMessage = z.union([
  deliveredEvent(["prices.recorded", "prices.mapped"]),
  QueuedOccasion,
]);

/** Worker of the queue of those who look after price books: the newest prices, the archive, and hours whose time is over. */
export const handler = queueHandler(
  PriceMessage,
  runtime,
  (message, { newest, archive, hours }, { messageId, leftMs }) => {
    if (!("kind" in message)) return keepNight({ leftMs }, { archive, hours });
    const { at, detail } = message;
    return answerWish({ game: detail.game, at, isUrgent: false }, newest, messageId);
  },
  {
    async giveUp(message, { newest }, reason) {
      // Nobody waits for the night; the next night does what this one should have done.
      if ("kind" in message) await giveUpWish(message.detail, reason, newest);
    },
    causeIn: (body) => causeOfEvent(body) ?? QueuedOccasion.safeParse(body).data?.id,
  },
);
