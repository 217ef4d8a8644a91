import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { answerWish, giveUpWish } from "#shared/kernel/wishes/answer-wish.ts";
import { runtime } from "../runtime.current.ts";

/** Worker of the queue of those who hold newest prices. */
export const handler = queueHandler(
  deliveredEvent(["prices.recorded"]),
  runtime,
  ({ at, detail: { game } }, deps, { messageId }) =>
    answerWish({ game, at, isUrgent: false }, deps, messageId),
  {
    giveUp: ({ detail }, deps, reason) => giveUpWish(detail, reason, deps),
    causeIn: causeOfEvent,
  },
);
