import { getHealth as operation } from "#schemas/http/ops.ts";
import { route } from "#shared/http/http-api.ts";
import { getHealth as health } from "../get-health.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/health */
export const getHealth = route(operation, runtime, async (_request, { deployment, ...deps }) => ({
  body: await health(deployment, deps),
}));
