import * as operations from "#schemas/http/catalog.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../identifying/printing-named.ts";
import { resolveIds } from "../identifying/resolve-ids.ts";
import { listIndexes } from "../indexing/requests/list-indexes.ts";
import { requestIndex } from "../indexing/requests/request-index.ts";
import { listSetProducts } from "../products/list-set-products.ts";
import { getQuality } from "../quality/get-quality.ts";
import { listFindings } from "../quality/list-findings.ts";
import { getCard } from "../reading/get-card.ts";
import { getGeneration } from "../reading/get-generation.ts";
import { getSet } from "../reading/get-set.ts";
import { getSpecies } from "../reading/get-species.ts";
import { listGenerations } from "../reading/list-generations.ts";
import { listSetCards } from "../reading/list-set-cards.ts";
import { listSets } from "../reading/list-sets.ts";
import { listSpecies } from "../reading/list-species.ts";
import { listSpeciesCards } from "../reading/list-species-cards.ts";
import { pickedFields } from "../reading/picked-fields.ts";
import { runtime } from "../runtime.ts";
import { searchCards } from "../search/search-cards.ts";
import { suggest } from "../search/suggest.ts";

/** Answers every operation of the area catalog. */
export const handler = httpApi([
  route(operations.getCard, runtime, async ({ path, query }, deps) => {
    const card = await getCard(await printingNamed(path.printingId, deps), deps, query.currency);
    await deps.interest.note("viewed", [card.id]);
    return { body: pickedFields(card, query.fields) };
  }),
  route(operations.resolveIds, runtime, async ({ body }, deps) => ({
    body: { items: await resolveIds(body, deps) },
  })),
  route(operations.searchCards, runtime, async ({ query }, deps) => ({
    body: await searchCards(query, deps),
  })),
  route(operations.suggest, runtime, async ({ query }, deps) => ({
    body: { items: await suggest(query, deps) },
  })),
  route(operations.listSets, runtime, async ({ query }, deps) => ({
    body: await listSets(query, deps),
  })),
  route(operations.getSet, runtime, async ({ path }, deps) => ({
    body: await getSet(path.setId, deps),
  })),
  route(operations.listSetCards, runtime, async ({ path, query }, deps) => ({
    body: await listSetCards({ ...path, ...query }, deps),
  })),
  route(operations.listSetProducts, runtime, async ({ path, query }, deps) => ({
    body: await listSetProducts({ ...path, ...query }, deps),
  })),
  route(operations.listSpecies, runtime, async ({ query }, deps) => ({
    body: await listSpecies(query, deps),
  })),
  route(operations.getSpecies, runtime, async ({ path, query }, deps) => ({
    body: await getSpecies({ ...path, ...query }, deps),
  })),
  route(operations.listSpeciesCards, runtime, async ({ path, query }, deps) => ({
    body: await listSpeciesCards({ ...path, ...query }, deps),
  })),
  route(operations.listGenerations, runtime, async ({ query }, deps) => ({
    body: { items: await listGenerations(query, deps) },
  })),
  route(operations.listIndexes, runtime, async (_request, deps) => ({
    body: { items: await listIndexes(deps) },
  })),
  route(operations.buildIndex, runtime, async ({ path, caller, idempotencyKey }, deps) => {
    const key = idempotencyKey && `${caller.userId} ${idempotencyKey}`;
    const body = await requestIndex(path.game, key, deps);
    return { body, headers: { location: "/v1/admin/indexes" } };
  }),
  route(operations.getQuality, runtime, async ({ query }, deps) => ({
    body: await getQuality(query, deps),
  })),
  route(operations.listFindings, runtime, async ({ query }, deps) => ({
    body: await listFindings(query, deps),
  })),
  route(operations.getGeneration, runtime, async ({ path, query }, deps) => ({
    body: await getGeneration({ ...path, ...query }, deps),
  })),
]);
