import { listSpecies as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { listSpecies as species } from "../list-species.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/species */
export const listSpecies = route(operation, runtime, async ({ query }, deps) => ({
  body: await species(query, deps),
}));
