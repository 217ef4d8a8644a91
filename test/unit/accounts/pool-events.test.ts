import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { expect, test } from "vitest";
import { cognitoSessionsEnd } from "#functions/accounts/cognito/cognito-sessions-end.ts";
import { handler as makeToken } from "#functions/accounts/handlers/make-token.ts";
import { afterConfirmation } from "#functions/accounts/pool-events/after-confirmation.ts";

test("[ACC-7] an access token cannot change the account at Cognito's own door", async () => {
  const event = {
    triggerSource: "TokenGeneration_RefreshTokens",
    userPoolId: "pool",
    request: { scopes: ["aws.cognito.signin.user.admin"] },
    response: { claimsAndScopeOverrideDetails: null },
  } as unknown as PreTokenGenerationV2TriggerEvent;
  const { response, ...same } = await makeToken(event);
  expect(same).toMatchObject({ triggerSource: "TokenGeneration_RefreshTokens" });
  expect(response.claimsAndScopeOverrideDetails.accessTokenGeneration).toEqual({
    scopesToSuppress: ["aws.cognito.signin.user.admin"],
  });
});

test.each([
  { triggerSource: "PostConfirmation_ConfirmForgotPassword", ended: ["user-1"] },
  { triggerSource: "PostConfirmation_ConfirmSignUp", ended: [] },
])("[ACC-7] after $triggerSource the sessions of $ended end", async ({ triggerSource, ended }) => {
  const asked: { UserPoolId: string; Username: string }[] = [];
  const send = async ({ input }: { input: (typeof asked)[number] }) => void asked.push(input);
  const client = { send } as unknown as CognitoIdentityProviderClient;
  const event = { triggerSource, userPoolId: "pool", userName: "user-1" };
  await afterConfirmation(event, { endSessions: cognitoSessionsEnd(client) });
  expect(asked).toEqual(ended.map((Username) => ({ UserPoolId: "pool", Username })));
});
