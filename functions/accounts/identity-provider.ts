/** What somebody who signed in holds. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Who keeps accounts and passwords. E-mail addresses arrive normalised.
 *
 * Every method throws a DomainError for whatever a caller can do wrong: `request.too_many` when too
 * much was tried, `accounts.*` otherwise. None of them says whether an account exists, except
 * `register`, whose answer says it in any case.
 */
export interface IdentityProvider {
  /** Opens an account and sends it a code. */
  register(credentials: Credentials): Promise<void>;
  confirm(proof: { email: string; code: string }): Promise<void>;
  /** Sends the code again; nothing happens where no account waits for one. */
  resendCode(email: string): Promise<void>;

  signIn(credentials: Credentials & { secondFactor?: string | undefined }): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
  /** Ends every session of a user. */
  signOutEverywhere(userId: string): Promise<void>;

  /** Sends a code for a new password; nothing happens where there is no account. */
  sendResetCode(email: string): Promise<void>;
  resetPassword(proof: Credentials & { code: string }): Promise<void>;

  /** The address of a user who is there. */
  emailOf(userId: string): Promise<string | undefined>;
}
