import * as z from "zod";
import { ToTell } from "#schemas/messages/notice-stored.ts";
import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.tell.ts";
import { sweepDue } from "../telling/sweep-due.ts";
import { tellDigest } from "../telling/tell-digest.ts";

/** Worker of the queue of what there is to tell: notices, digests, and the sweep of what has become due. */
export const handler = queueHandler(
  z.union([ToTell, QueuedOccasion]),
  runtime,
  async (message, deps) => {
    if ("time" in message) return sweepDue(deps);
    return "noticeId" in message ? deps.tellNotice(message) : tellDigest(message, deps);
  },
  { causeIn: (body) => QueuedOccasion.safeParse(body).data?.id },
);
