import { passwordPolicy } from "#schemas/accounts/password.ts";
import { passwordRefused } from "../errors.ts";

/** As Cognito reads them: Latin letters only count. */
const wanted = [/[a-z]/, /[A-Z]/, /[0-9]/];

/**
 * Refuses a password that the user pool would refuse, before anything is done with it.
 *
 * @throws DomainError `accounts.password_refused`
 */
export function checkPassword(password: string): void {
  const { minLength, maxLength } = passwordPolicy;
  const isLongEnough = password.length >= minLength && password.length <= maxLength;
  const hasSpaceAround = /^\s|\s$/.test(password);
  if (!isLongEnough || hasSpaceAround || !wanted.every((one) => one.test(password))) {
    throw passwordRefused();
  }
}
