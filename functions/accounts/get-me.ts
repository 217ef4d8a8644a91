import type { Caller } from "#schemas/http/operation.ts";
import type { IdentityProvider } from "./identity-provider.ts";

/**
 * Who the caller is. The address is the account's present one, which a token would not know, and is
 * shown only once it is proven [ACC-7].
 *
 * @throws DomainError `request.unauthorized` when the account is gone
 */
export async function getMe(caller: Caller, { provider }: { provider: IdentityProvider }) {
  const { email } = await provider.accountOf(caller.userId);
  return { id: caller.userId, ...(email && { email }), groups: caller.groups };
}
