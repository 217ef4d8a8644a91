import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { log } from "#shared/observability/log.ts";
import { tokenChange } from "../pool-events/access-scopes.ts";

/** Cognito asks before it makes tokens, and makes none when this fails. */
export const handler = async (event: PreTokenGenerationV2TriggerEvent) => {
  log("pool event handled", { operation: event.triggerSource });
  return { ...event, response: tokenChange };
};
