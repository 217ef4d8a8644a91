import { searchCards as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { searchCards as search } from "../search-cards.ts";

/** GET /v1/cards */
export const searchCards = route(operation, runtime, async ({ query }, deps) => ({
  body: await search(query, deps),
}));
