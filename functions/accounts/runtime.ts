import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { env } from "#schemas/env.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { cognitoIdentityProvider } from "./cognito/cognito-identity-provider.ts";

/** The one place where accounts meets Cognito. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const { USER_POOL_ID, USER_POOL_CLIENT_ID } = env.accounts.parse(process.env);
  return {
    provider: cognitoIdentityProvider(new CognitoIdentityProviderClient(), {
      userPoolId: USER_POOL_ID,
      clientId: USER_POOL_CLIENT_ID,
    }),
  };
});
