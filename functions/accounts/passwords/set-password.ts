import type { IdentityProvider, Proof } from "../identity-provider.ts";
import { checkPassword } from "./password-policy.ts";

interface Ports {
  readonly provider: IdentityProvider;
}

/**
 * Makes the account whose address is proven by the code, with the password that came with it.
 *
 * @throws DomainError `accounts.password_refused` before the code is spent, `accounts.wrong_code`
 */
export async function confirmAddress(proof: Proof, { provider }: Ports): Promise<void> {
  checkPassword(proof.password);
  await provider.confirm(proof);
}

/**
 * Gives a forgotten password a successor, and ends every session.
 *
 * @throws DomainError `accounts.password_refused` before the code is spent, `accounts.wrong_code`
 */
export async function resetPassword(proof: Proof, { provider }: Ports): Promise<void> {
  checkPassword(proof.password);
  await provider.resetPassword(proof);
}

/**
 * Changes the password of somebody who knows it, and ends every session, the caller's too.
 *
 * @throws DomainError `accounts.password_refused`, `accounts.wrong_credentials`
 */
export async function changePassword(
  change: { userId: string; oldPassword: string; newPassword: string },
  { provider }: Ports,
): Promise<void> {
  checkPassword(change.newPassword);
  await provider.changePassword(change);
}
