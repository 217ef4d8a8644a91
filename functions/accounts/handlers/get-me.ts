import { getMe as operation } from "#schemas/http/accounts.ts";
import { route } from "#shared/http/http-api.ts";
import { getMe as whoIs } from "../get-me.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/me */
export const getMe = route(operation, runtime, async ({ caller }, deps) => ({
  body: await whoIs(caller, deps),
}));
