import {
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { passwordResetRequired, secondFactorRequired } from "../errors.ts";
import type { Credentials, Tokens } from "../identity-provider.ts";
import { tokensOf, translated } from "./cognito-calls.ts";
import { asWrongCode } from "./cognito-failure.ts";

/** Password first; then, where the account wants it, the digits that came along. */
export function signInWith(client: CognitoIdentityProviderClient, ClientId: string) {
  return async ({
    email,
    password,
    secondFactor,
  }: Credentials & { secondFactor?: string | undefined }): Promise<Tokens> => {
    const first = await translated(() =>
      client.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: "USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      ),
    );
    if (first?.AuthenticationResult) return tokensOf(first.AuthenticationResult);
    // The account was opened by an administrator, or has a way to sign in that is not offered here.
    if (first?.ChallengeName !== "SOFTWARE_TOKEN_MFA") throw passwordResetRequired();
    if (secondFactor === undefined) throw secondFactorRequired();
    const second = await translated(
      () =>
        client.send(
          new RespondToAuthChallengeCommand({
            ClientId,
            ChallengeName: "SOFTWARE_TOKEN_MFA",
            Session: first.Session,
            ChallengeResponses: {
              USERNAME: first.ChallengeParameters?.["USER_ID_FOR_SRP"] ?? email,
              SOFTWARE_TOKEN_MFA_CODE: secondFactor,
            },
          }),
        ),
      asWrongCode,
    );
    return tokensOf(second?.AuthenticationResult);
  };
}
