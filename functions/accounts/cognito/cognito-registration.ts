import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { IdentityProvider, Proof } from "../identity-provider.ts";
import { despiteTrigger, silently, translated } from "./cognito-calls.ts";
import { asSilence, asWrongCode } from "./cognito-failure.ts";
import type { CognitoPool } from "./cognito-pool.ts";
import { endSessions } from "./cognito-sessions.ts";

/**
 * From an address to an account [ACC-7]. Signing up keeps a password that nobody knows; the one that
 * counts arrives with the code. Should the function die between Cognito's confirmation and the
 * password, nobody can sign in, and whoever registers again gets a code for a new password.
 *
 * @param unguessable makes a password that satisfies the policy and is known to nobody
 */
export function registrationWith(
  pool: CognitoPool,
  unguessable: () => string,
): Pick<IdentityProvider, "register" | "confirm" | "resendCode" | "sendResetCode"> {
  const { client, ClientId, UserPoolId } = pool;
  const about = async (Username: string) => ({
    ClientId,
    Username,
    SecretHash: await pool.secretHash(Username),
  });

  const isNew = async (email: string) => {
    const command = new SignUpCommand({ ...(await about(email)), Password: unguessable() });
    const answer = await translated(() => client.send(command), {
      UsernameExistsException: "ignore",
    });
    return answer !== undefined;
  };
  const isUnconfirmed = async (Username: string) => {
    const command = new AdminGetUserCommand({ UserPoolId, Username });
    const user = await translated(() => client.send(command), asSilence);
    return user?.UserStatus === "UNCONFIRMED";
  };
  const resendCode = async (email: string) => {
    const command = new ResendConfirmationCodeCommand(await about(email));
    await silently(() => client.send(command));
  };
  /** Cognito does so itself where the pool verifies addresses; that must not hang on one setting. */
  const markProven = async (Username: string) => {
    const UserAttributes = [{ Name: "email_verified", Value: "true" }];
    const command = new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes });
    await translated(() => client.send(command));
  };
  const sendResetCode = async (email: string) => {
    const command = new ForgotPasswordCommand(await about(email));
    await silently(() => client.send(command));
  };

  return {
    async register(email) {
      if (await isNew(email)) return;
      await ((await isUnconfirmed(email)) ? resendCode(email) : sendResetCode(email));
    },

    async confirm(proof) {
      const { email: Username, code: ConfirmationCode, password: Password } = proof;
      const command = new ConfirmSignUpCommand({ ...(await about(Username)), ConfirmationCode });
      const confirmed = await translated(() => despiteTrigger(() => client.send(command)), {
        ...asWrongCode,
        // «Current status is CONFIRMED»: the code that was sent is one for a new password.
        NotAuthorizedException: "ignore",
      });
      if (confirmed === undefined) return resetPasswordWith(pool)(proof);
      const change = { UserPoolId, Username, Password, Permanent: true };
      await translated(() => client.send(new AdminSetUserPasswordCommand(change)));
      await endSessions(pool, Username);
      await markProven(Username);
    },

    resendCode,
    sendResetCode,
  };
}

/** Cognito leaves refresh tokens alive when a password is reset, so they are ended here. */
export const resetPasswordWith =
  (pool: CognitoPool) =>
  async ({ email, code, password }: Proof): Promise<void> => {
    const command = new ConfirmForgotPasswordCommand({
      ClientId: pool.ClientId,
      Username: email,
      SecretHash: await pool.secretHash(email),
      ConfirmationCode: code,
      Password: password,
    });
    await translated(() => despiteTrigger(() => pool.client.send(command)), asWrongCode);
    await endSessions(pool, email);
  };
