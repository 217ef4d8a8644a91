import { listSetCards as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { listSetCards as cards } from "../list-set-cards.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/sets/{setId}/cards */
export const listSetCards = route(operation, runtime, async ({ path, query }, deps) => ({
  body: await cards({ ...path, ...query }, deps),
}));
