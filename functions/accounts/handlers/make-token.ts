import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { tokenChange } from "../pool-events/access-scopes.ts";

/**
 * Cognito asks before it makes tokens, and makes none when this fails or takes five seconds. So it asks
 * nobody, loads nothing and logs nothing: the call that wants the token does.
 */
export const handler = async (event: PreTokenGenerationV2TriggerEvent) => ({
  ...event,
  response: tokenChange,
});
