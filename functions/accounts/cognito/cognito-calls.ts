import type { AuthenticationResultType } from "@aws-sdk/client-cognito-identity-provider";
import type { Tokens } from "../identity-provider.ts";
import { type Exceptions, meaningOf } from "./cognito-failure.ts";

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
