import { signIn as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/sign-in */
export const signIn = route(operation, runtime, async ({ body }, { provider }) => {
  const tokens = await provider.signIn(body);
  return { body: { ...tokens, tokenType: "Bearer" as const } };
});
