import {
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { accountGone, wrongOldPassword, wrongRefreshToken } from "../errors.ts";
import type { IdentityProvider } from "../identity-provider.ts";
import { tokensOf, translated } from "./cognito-calls.ts";
import { asCaller, type Exceptions } from "./cognito-failure.ts";
import type { CognitoPool } from "./cognito-pool.ts";

/**
 * Ends every session of a user: refresh tokens at once. Access tokens live on for the rest of their
 * quarter of an hour. May be repeated.
 */
export async function endSessions(
  { client, UserPoolId }: CognitoPool,
  Username: string,
  exceptions?: Exceptions,
): Promise<void> {
  const command = new AdminUserGlobalSignOutCommand({ UserPoolId, Username });
  await translated(() => client.send(command), exceptions);
}

/** Keeping sessions, ending them, and what only the owner of one may change. */
export function sessionsWith(
  pool: CognitoPool,
): Pick<IdentityProvider, "refresh" | "signOutEverywhere" | "changePassword" | "accountOf"> {
  const { client, UserPoolId, ClientId } = pool;
  const userOf = (userId: string) =>
    translated(
      () => client.send(new AdminGetUserCommand({ UserPoolId, Username: userId })),
      asCaller,
    );

  /** Signing in is how Cognito lets a server check a password; a second factor need not follow. */
  const checkPasswordOf = async (USERNAME: string, PASSWORD: string) => {
    const SECRET_HASH = await pool.secretHash(USERNAME);
    const command = new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD, SECRET_HASH },
    });
    await translated(() => client.send(command), { NotAuthorizedException: wrongOldPassword });
  };

  return {
    async refresh(RefreshToken) {
      const ClientSecret = await pool.secret();
      const command = new GetTokensFromRefreshTokenCommand({
        RefreshToken,
        ClientId,
        ClientSecret,
      });
      const answer = await translated(() => client.send(command), asWrongRefreshToken);
      return tokensOf(answer?.AuthenticationResult, RefreshToken);
    },

    signOutEverywhere: (userId) => endSessions(pool, userId, asCaller),

    async changePassword({ userId, oldPassword, newPassword }) {
      const user = await userOf(userId);
      if (user?.Username === undefined) throw accountGone();
      const { Username } = user;
      await checkPasswordOf(Username, oldPassword);
      // Before and after: whoever holds a session loses it even if this function dies in between, and
      // nobody keeps one that the old password opened meanwhile.
      await endSessions(pool, Username, asCaller);
      const change = { UserPoolId, Username, Password: newPassword, Permanent: true };
      await translated(() => client.send(new AdminSetUserPasswordCommand(change)), asCaller);
      await endSessions(pool, Username, asCaller);
    },

    async accountOf(userId) {
      const user = await userOf(userId);
      const attribute = (name: string) =>
        user?.UserAttributes?.find(({ Name }) => Name === name)?.Value;
      const email = attribute("email_verified") === "true" ? attribute("email") : undefined;
      return email === undefined ? {} : { email };
    },
  };
}

const asWrongRefreshToken: Exceptions = {
  NotAuthorizedException: wrongRefreshToken,
  RefreshTokenReuseException: wrongRefreshToken,
  UserNotFoundException: wrongRefreshToken,
  InvalidParameterException: wrongRefreshToken,
};
