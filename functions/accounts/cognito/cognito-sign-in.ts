import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { passwordResetRequired, secondFactorRequired } from "../errors.ts";
import type { IdentityProvider } from "../identity-provider.ts";
import { tokensOf, translated } from "./cognito-calls.ts";
import { asWrongCode } from "./cognito-failure.ts";
import type { CognitoPool } from "./cognito-pool.ts";

/** Password first; then, where the account wants it, the digits that came along. */
export function signInWith(pool: CognitoPool): IdentityProvider["signIn"] {
  const { client, UserPoolId, ClientId } = pool;
  return async ({ email, password, secondFactor }) => {
    const SECRET_HASH = await pool.secretHash(email);
    const first = await translated(() =>
      client.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: email, PASSWORD: password, SECRET_HASH },
        }),
      ),
    );
    if (first?.AuthenticationResult) return tokensOf(first.AuthenticationResult);
    // The account was opened by an administrator, or has a way to sign in that is not offered here.
    if (first?.ChallengeName !== "SOFTWARE_TOKEN_MFA") throw passwordResetRequired();
    if (secondFactor === undefined) throw secondFactorRequired();
    const USERNAME = first.ChallengeParameters?.["USER_ID_FOR_SRP"] ?? email;
    const ChallengeResponses = {
      USERNAME,
      SECRET_HASH: await pool.secretHash(USERNAME),
      SOFTWARE_TOKEN_MFA_CODE: secondFactor,
    };
    const command = new AdminRespondToAuthChallengeCommand({
      UserPoolId,
      ClientId,
      ChallengeName: "SOFTWARE_TOKEN_MFA",
      Session: first.Session,
      ChallengeResponses,
    });
    const second = await translated(() => client.send(command), asWrongCode);
    return tokensOf(second?.AuthenticationResult);
  };
}
