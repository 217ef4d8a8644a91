import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { env } from "#schemas/env.ts";
import { callLimits } from "#shared/aws/clients.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { cognitoIdentityProvider } from "./cognito/cognito-identity-provider.ts";
import { cognitoPool } from "./cognito/cognito-pool.ts";

/** Attempts at each call: ending sessions must get through when the pool is busy for a moment. */
const maxAttempts = 5;

/** 256 random bits, and one character of each kind that the policy wants. */
const unguessable = () => `${randomBytes(32).toString("base64url")}aA1`;

/** The one place where accounts meets Cognito. Nothing is built until the first event arrives. */
export const runtime = lazy(async () => {
  const { USER_POOL_ID, USER_POOL_CLIENT_ID } = env.accounts.parse(process.env);
  const pool = cognitoPool(new CognitoIdentityProviderClient({ ...callLimits, maxAttempts }), {
    userPoolId: USER_POOL_ID,
    clientId: USER_POOL_CLIENT_ID,
  });
  return { provider: cognitoIdentityProvider(pool, unguessable) };
});
