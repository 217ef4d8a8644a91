import type { PostConfirmationTriggerEvent } from "aws-lambda";
import { log } from "#shared/observability/log.ts";
import { afterConfirmation } from "../pool-events/after-confirmation.ts";
import { runtime } from "../runtime.sessions.ts";

/** Cognito waits five seconds for this, and tries it twice more when it fails. */
export const handler = async (event: PostConfirmationTriggerEvent) => {
  await afterConfirmation(event, await runtime());
  log("pool event handled", { operation: event.triggerSource });
  return event;
};
