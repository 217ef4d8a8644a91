import { signOut as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/auth/sign-out */
export const signOut = route(operation, runtime, async ({ caller }, { provider }) => {
  await provider.signOutEverywhere(caller.userId);
  return { body: undefined };
});
