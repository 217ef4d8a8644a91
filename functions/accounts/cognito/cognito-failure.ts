import type { DomainError } from "#shared/kernel/errors.ts";
import {
  accountGone,
  forbidden,
  notConfirmed,
  passwordRefused,
  passwordResetRequired,
  refusedByProvider,
  tooManyAttempts,
  unavailable,
  undeliverable,
  wrongCode,
  wrongCredentials,
} from "../errors.ts";

/** Requests a second of the whole user pool: a moment later there is room again. */
const poolBusySeconds = 2;
/** Attempts at one account: Cognito locks it for up to a quarter of an hour. */
const lockedSeconds = 900;

/**
 * What Cognito calls trouble with a function of the pool, whose answer it waits for five seconds. Ours
 * refuse nobody, so that a refusal is trouble too.
 */
export const triggerTroubles = [
  "InvalidLambdaResponseException",
  "UnexpectedLambdaException",
  "UserLambdaValidationException",
] as const;

/** What will be over in a moment: nobody need change anything. */
const troubles = [...triggerTroubles, "InternalErrorException", "TimeoutError"];

/** What each error that is not our bug means to callers, by its name in the Cognito API. */
const meanings: Readonly<Record<string, (cause: unknown) => DomainError>> = {
  AliasExistsException: wrongCode,
  CodeDeliveryFailureException: undeliverable,
  CodeMismatchException: wrongCode,
  EnableSoftwareTokenMFAException: wrongCode,
  ExpiredCodeException: wrongCode,
  ...Object.fromEntries(troubles.map((name) => [name, unavailable])),
  ForbiddenException: forbidden,
  InvalidParameterException: refusedByProvider,
  InvalidPasswordException: passwordRefused,
  LimitExceededException: (cause) => tooManyAttempts(lockedSeconds, cause),
  NotAuthorizedException: wrongCredentials,
  PasswordHistoryPolicyViolationException: passwordRefused,
  PasswordResetRequiredException: passwordResetRequired,
  RefreshTokenReuseException: wrongCredentials,
  TooManyFailedAttemptsException: (cause) => tooManyAttempts(lockedSeconds, cause),
  TooManyRequestsException: (cause) => tooManyAttempts(poolBusySeconds, cause),
  UserNotConfirmedException: notConfirmed,
  UserNotFoundException: wrongCredentials,
  UsernameExistsException: refusedByProvider,
};

/** A meaning that differs from the usual one in some use of the API. */
export type Exceptions = Readonly<Record<string, "ignore" | ((cause: unknown) => DomainError)>>;

/**
 * The error of ours for one of Cognito's. What somebody must mend (a missing pool, a missing right)
 * comes back as it is.
 *
 * @returns undefined when the error is to be ignored
 */
export function meaningOf(error: unknown, exceptions: Exceptions = {}): unknown {
  if (!(error instanceof Error)) return error;
  const meaning = Object.hasOwn(exceptions, error.name)
    ? exceptions[error.name]
    : Object.hasOwn(meanings, error.name)
      ? meanings[error.name]
      : undefined;
  if (meaning === "ignore") return undefined;
  return meaning ? meaning(error) : error;
}

/** Where saying that a user is unknown would say who has an account. */
export const asWrongCode: Exceptions = {
  UserNotFoundException: wrongCode,
  // «Cannot be confirmed, the status is CONFIRMED», or a locked account: both tell too much.
  NotAuthorizedException: wrongCode,
  // Cognito counts wrong codes for accounts that it has; our own budgets count them for all.
  LimitExceededException: wrongCode,
  TooManyFailedAttemptsException: wrongCode,
};

/** Where a caller must learn nothing from whether a message went out. */
export const asSilence: Exceptions = {
  UserNotFoundException: "ignore",
  NotAuthorizedException: "ignore",
  // «Already confirmed», or «no verified address».
  InvalidParameterException: "ignore",
  UserNotConfirmedException: "ignore",
  // Cognito counts messages for accounts that it has; our own budgets count them for all.
  LimitExceededException: "ignore",
};

/** Where the user is the caller, known by a token. */
export const asCaller: Exceptions = { UserNotFoundException: accountGone };
