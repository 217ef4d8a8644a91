import { forgotPassword as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/forgot-password */
export const forgotPassword = route(operation, runtime, async ({ body }, { provider }) => {
  await provider.sendResetCode(body.email);
  return { body: { status: "code_sent" as const } };
});
