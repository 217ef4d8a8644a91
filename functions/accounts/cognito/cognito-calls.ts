import type { AuthenticationResultType } from "@aws-sdk/client-cognito-identity-provider";
import { log } from "#shared/observability/log.ts";
import type { Tokens } from "../identity-provider.ts";
import { asSilence, type Exceptions, meaningOf, triggerTroubles } from "./cognito-failure.ts";

/**
 * Sends a command and says in our words what went wrong.
 *
 * @returns undefined when it went wrong in a way that is to be ignored
 */
export async function translated<T>(
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

/**
 * Sends a command that has a message sent, and is silent about whether it was. That Cognito's limit of
 * messages is reached, a user's or the whole pool's, only the log says.
 */
export async function silently<T>(send: () => Promise<T>): Promise<void> {
  await translated(async () => {
    try {
      await send();
    } catch (error) {
      if (error instanceof Error && error.name === "LimitExceededException") {
        log("code not sent", { error });
      }
      throw error;
    }
  }, asSilence);
}

/**
 * Sends a confirmation, after which Cognito calls a function of the pool. When that one fails, Cognito
 * answers with an error although it has done what was asked; whoever asked goes on all the same, for
 * what follows here is what protects the account.
 */
export async function despiteTrigger<T extends object>(
  send: () => Promise<T>,
): Promise<T | Record<string, never>> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Error && triggerTroubles.some((name) => name === error.name)) return {};
    throw error;
  }
}

/** A refresh brings no new refresh token unless the pool rotates them: the old one stays good. */
export function tokensOf(
  result: AuthenticationResultType | undefined,
  refreshToken?: string,
): Tokens {
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
