import { refresh as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/refresh */
export const refresh = route(operation, runtime, async ({ body }, { provider }) => {
  const tokens = await provider.refresh(body.refreshToken);
  return { body: { ...tokens, tokenType: "Bearer" as const } };
});
