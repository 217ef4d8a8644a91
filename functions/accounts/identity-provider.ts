/** What somebody who signed in holds. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** That an address is somebody's, by the code that was sent there, and the password they choose. */
export interface Proof extends Credentials {
  readonly code: string;
}

interface Account {
  /** The address, once it is proven. */
  readonly email?: string;
}

/**
 * Who keeps accounts and passwords. E-mail addresses arrive normalised; new passwords have passed
 * `checkPassword`.
 *
 * [ACC-7] The password of an account is the one that came with the newest proof of its address, or
 * with the password before it. Setting one ends every session: refresh tokens at once, access tokens
 * when they expire.
 *
 * Every method throws a DomainError for whatever a caller can do wrong: `request.too_many` when too
 * much was tried, `accounts.*` otherwise. None of them says whether an account exists.
 */
export interface IdentityProvider {
  /** Sends a code to the address: for a new account, or for a new password where there is one. */
  register(email: string): Promise<void>;
  /** Takes a code of `register`; the password counts from then on, whatever was there before. */
  confirm(proof: Proof): Promise<void>;
  /** Sends the code again; nothing happens where no account waits for one. */
  resendCode(email: string): Promise<void>;

  signIn(credentials: Credentials & { secondFactor?: string | undefined }): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
  /** Ends every session of a user. */
  signOutEverywhere(userId: string): Promise<void>;

  /** Sends a code for a new password; nothing happens where there is no account. */
  sendResetCode(email: string): Promise<void>;
  resetPassword(proof: Proof): Promise<void>;
  changePassword(change: {
    readonly userId: string;
    readonly oldPassword: string;
    readonly newPassword: string;
  }): Promise<void>;

  /** What is known of a user who is there. */
  accountOf(userId: string): Promise<Account>;
}
