import { getSpecies as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { getSpecies as species } from "../get-species.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/species/{dexId} */
export const getSpecies = route(operation, runtime, async ({ path }, deps) => ({
  body: await species(path.dexId, deps),
}));
