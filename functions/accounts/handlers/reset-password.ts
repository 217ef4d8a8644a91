import { resetPassword as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/reset-password */
export const resetPassword = route(operation, runtime, async ({ body }, { provider }) => {
  await provider.resetPassword(body);
  return { body: undefined };
});
