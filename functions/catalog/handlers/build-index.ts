import { causeOfEvent, deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { answerWish, giveUpWish } from "#shared/kernel/wishes/answer-wish.ts";
import { runtime } from "../runtime.index.ts";

/** Events after which an index may be out of date. */
const IndexEvent = deliveredEvent([
  "card.updated",
  "set.updated",
  "species.updated",
  "index.wanted",
]);

/** Worker of the index queue. */
export const handler = queueHandler(
  IndexEvent,
  runtime,
  ({ kind, at, detail: { game } }, deps, { messageId }) =>
    answerWish({ game, at, isUrgent: kind === "index.wanted" }, deps, messageId),
  {
    giveUp: ({ detail }, deps, reason) => giveUpWish(detail, reason, deps),
    causeIn: causeOfEvent,
  },
);
