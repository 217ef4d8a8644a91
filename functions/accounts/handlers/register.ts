import { register as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/register */
export const register = route(operation, runtime, async ({ body }, { provider }) => {
  await provider.register(body);
  return { body: { status: "code_sent" as const } };
});
