import { listGenerations as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { listGenerations as generations } from "../list-generations.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/generations */
export const listGenerations = route(operation, runtime, async (_request, deps) => ({
  body: { items: await generations(deps) },
}));
