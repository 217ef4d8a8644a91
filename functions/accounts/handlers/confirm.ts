import { confirm as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/confirm */
export const confirm = route(operation, runtime, async ({ body }, { provider }) => {
  await provider.confirm(body);
  return { body: undefined };
});
