import {
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  type AuthenticationResultType,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { asCaller, asSilence, asWrongCode, type Exceptions, meaningOf } from "./cognito-failure.ts";
import { passwordResetRequired, secondFactorRequired, wrongRefreshToken } from "./errors.ts";
import type { Credentials, IdentityProvider, Tokens } from "./identity-provider.ts";

export interface CognitoIds {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Keeps accounts in a Cognito user pool whose users sign in by e-mail. */
export function cognitoIdentityProvider(
  client: CognitoIdentityProviderClient,
  { userPoolId: UserPoolId, clientId: ClientId }: CognitoIds,
): IdentityProvider {
  return {
    async register({ email, password }) {
      await translated(() =>
        client.send(
          new SignUpCommand({
            ClientId,
            Username: email,
            Password: password,
            UserAttributes: [{ Name: "email", Value: email }],
          }),
        ),
      );
    },

    async confirm({ email, code }) {
      await translated(
        () =>
          client.send(
            new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode: code }),
          ),
        asWrongCode,
      );
    },

    async resendCode(email) {
      await translated(
        () => client.send(new ResendConfirmationCodeCommand({ ClientId, Username: email })),
        asSilence,
      );
    },

    signIn: signInWith(client, ClientId),

    async refresh(refreshToken) {
      const answer = await translated(
        () =>
          client.send(
            new InitiateAuthCommand({
              ClientId,
              AuthFlow: "REFRESH_TOKEN_AUTH",
              AuthParameters: { REFRESH_TOKEN: refreshToken },
            }),
          ),
        asWrongRefreshToken,
      );
      return tokensOf(answer?.AuthenticationResult, refreshToken);
    },

    async signOutEverywhere(userId) {
      await translated(
        () => client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: userId })),
        asCaller,
      );
    },

    async sendResetCode(email) {
      await translated(
        () => client.send(new ForgotPasswordCommand({ ClientId, Username: email })),
        asSilence,
      );
    },

    async resetPassword({ email, code, password }) {
      const command = new ConfirmForgotPasswordCommand({
        ClientId,
        Username: email,
        ConfirmationCode: code,
        Password: password,
      });
      await translated(() => client.send(command), asWrongCode);
    },

    async emailOf(userId) {
      const user = await translated(
        () => client.send(new AdminGetUserCommand({ UserPoolId, Username: userId })),
        asCaller,
      );
      return user?.UserAttributes?.find(({ Name }) => Name === "email")?.Value;
    },
  };
}

/** Password first; then, where the account wants it, the digits that came along. */
function signInWith(client: CognitoIdentityProviderClient, ClientId: string) {
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

const asWrongRefreshToken: Exceptions = {
  NotAuthorizedException: wrongRefreshToken,
  RefreshTokenReuseException: wrongRefreshToken,
  UserNotFoundException: wrongRefreshToken,
  InvalidParameterException: wrongRefreshToken,
};

async function translated<T>(
  send: () => Promise<T>,
  exceptions?: Exceptions,
): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    const meaning = meaningOf(error, exceptions);
    if (meaning !== undefined) throw meaning;
    return undefined;
  }
}

/** A refresh brings no new refresh token unless the pool rotates them: the old one stays good. */
function tokensOf(result: AuthenticationResultType | undefined, refreshToken?: string): Tokens {
  const { AccessToken, IdToken, RefreshToken = refreshToken, ExpiresIn } = result ?? {};
  if (!AccessToken || !IdToken || !RefreshToken || !ExpiresIn) {
    throw new Error("Cognito accepted the caller and left out a token.");
  }
  return {
    accessToken: AccessToken,
    idToken: IdToken,
    refreshToken: RefreshToken,
    expiresInSeconds: ExpiresIn,
  };
}
