import { resendCode as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/resend-code */
export const resendCode = route(operation, runtime, async ({ body }, { provider }) => {
  await provider.resendCode(body.email);
  return { body: { status: "code_sent" as const } };
});
