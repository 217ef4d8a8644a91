import { listSpeciesCards as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { listSpeciesCards as cards } from "../list-species-cards.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/species/{dexId}/cards */
export const listSpeciesCards = route(operation, runtime, async ({ path, query }, deps) => ({
  body: await cards({ ...path, ...query }, deps),
}));
