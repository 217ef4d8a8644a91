import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { callLimits } from "#shared/aws/clients.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { cognitoSessionsEnd } from "./cognito/cognito-sessions-end.ts";

/** Where ending sessions meets Cognito; its event names the pool, so there is nothing to configure. */
export const runtime = lazy(async () => ({
  endSessions: cognitoSessionsEnd(new CognitoIdentityProviderClient(callLimits)),
}));
