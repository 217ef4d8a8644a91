import {
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { wrongRefreshToken } from "../errors.ts";
import type { IdentityProvider } from "../identity-provider.ts";
import { tokensOf, translated } from "./cognito-calls.ts";
import { asCaller, asSilence, asWrongCode, type Exceptions } from "./cognito-failure.ts";
import { signInWith } from "./cognito-sign-in.ts";

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

const asWrongRefreshToken: Exceptions = {
  NotAuthorizedException: wrongRefreshToken,
  RefreshTokenReuseException: wrongRefreshToken,
  UserNotFoundException: wrongRefreshToken,
  InvalidParameterException: wrongRefreshToken,
};
