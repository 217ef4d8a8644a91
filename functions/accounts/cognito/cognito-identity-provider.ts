import type { IdentityProvider } from "../identity-provider.ts";
import type { CognitoPool } from "./cognito-pool.ts";
import { registrationWith, resetPasswordWith } from "./cognito-registration.ts";
import { sessionsWith } from "./cognito-sessions.ts";
import { signInWith } from "./cognito-sign-in.ts";

/** Keeps accounts in a Cognito user pool whose users sign in by e-mail. */
export const cognitoIdentityProvider = (
  pool: CognitoPool,
  unguessable: () => string,
): IdentityProvider => ({
  ...registrationWith(pool, unguessable),
  resetPassword: resetPasswordWith(pool),
  signIn: signInWith(pool),
  ...sessionsWith(pool),
});
