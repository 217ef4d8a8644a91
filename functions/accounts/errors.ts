import { DomainError } from "#shared/kernel/errors.ts";

export const wrongCredentials = (cause?: unknown) =>
  new DomainError(
    "accounts.wrong_credentials",
    "The e-mail address or the password is not right.",
    {
      cause,
    },
  );

export const wrongOldPassword = (cause?: unknown) =>
  new DomainError("accounts.wrong_credentials", "The old password is not the account's password.", {
    errors: [{ in: "body", pointer: "#/oldPassword", detail: "is not right" }],
    cause,
  });

export const wrongRefreshToken = (cause?: unknown) =>
  new DomainError(
    "accounts.wrong_credentials",
    "The refresh token is not one of ours, has expired, or was ended by signing out; sign in again.",
    { cause },
  );

export const wrongCode = (cause?: unknown) =>
  new DomainError(
    "accounts.wrong_code",
    "The code is not the newest one that was sent, or it has expired; ask for another.",
    { cause },
  );

export const passwordRefused = (cause?: unknown) =>
  new DomainError(
    "accounts.password_refused",
    "The password needs at least 12 characters without spaces at its ends, among them a lower-case " +
      "and an upper-case letter and a digit, and must not be one that was used before.",
    {
      errors: [{ in: "body", pointer: "#/password", detail: "does not satisfy the policy" }],
      cause,
    },
  );

export const notConfirmed = (cause?: unknown) =>
  new DomainError(
    "accounts.not_confirmed",
    "The e-mail address is not confirmed yet; send the code with a password to /v1/auth/confirm, or ask for the code again.",
    { cause },
  );

export const secondFactorRequired = () =>
  new DomainError(
    "accounts.second_factor_required",
    "The account is protected by an authenticator app; send its six digits as secondFactor.",
    { errors: [{ in: "body", pointer: "#/secondFactor", detail: "is required" }] },
  );

export const passwordResetRequired = (cause?: unknown) =>
  new DomainError(
    "accounts.password_reset_required",
    "The account needs a new password first; ask for a code with /v1/auth/forgot-password.",
    { cause },
  );

export const undeliverable = (cause?: unknown) =>
  new DomainError("accounts.undeliverable", "No message can be delivered to this address.", {
    errors: [{ in: "body", pointer: "#/email", detail: "takes no mail" }],
    cause,
  });

export const refusedByProvider = (cause?: unknown) =>
  new DomainError(
    "request.invalid",
    "The account service cannot read one of the values; check the address, the code and the password.",
    { cause },
  );

export const tooManyAttempts = (retryAfterSeconds: number, cause?: unknown) =>
  new DomainError(
    "request.too_many",
    `Too much was tried in a short time; come back in ${retryAfterSeconds} seconds.`,
    {
      facts: { retryAfterSeconds },
      headers: { "retry-after": String(retryAfterSeconds) },
      cause,
    },
  );

/** Nothing that the caller did: a function of the pool failed, or Cognito did. */
export const unavailable = (cause?: unknown) =>
  new DomainError(
    "accounts.unavailable",
    `The account service does not work for a moment; come back in ${troubleSeconds} seconds.`,
    {
      facts: { retryAfterSeconds: troubleSeconds },
      headers: { "retry-after": String(troubleSeconds) },
      cause,
    },
  );
/** A function of the pool that found no room, or a server that failed: seconds, as a rule. */
const troubleSeconds = 5;

export const forbidden = (cause?: unknown) =>
  new DomainError("request.forbidden", "The account service turned the request away.", { cause });

export const accountGone = () =>
  new DomainError("request.unauthorized", "The account that the access token names is gone.");
