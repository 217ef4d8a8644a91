import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits } from "#shared/aws/clients.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { sqsWaiting } from "../images/sqs-queues.ts";
import { studioOf } from "./runtime.ts";

/**
 * The same for what is drawn in advance: it costs nobody what they may ask for, and stands together in the queue of renders, where SQS
 * lets others go first.
 */
export const runtime = lazy(async () => {
  const vars = env.studio.parse(process.env);
  const sqs = new SQSClient(callLimits);
  return {
    ...studioOf(vars, sqs, { budget: "in-advance", among: "in advance" }),
    drawing: sqsWaiting(sqs, vars.RENDER_QUEUE_URL),
  };
});
