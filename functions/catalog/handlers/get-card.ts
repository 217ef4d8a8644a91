import { getCard as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { getCard as card } from "../get-card.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/cards/{printingId} */
export const getCard = route(operation, runtime, async ({ path }, deps) => ({
  body: await card(path.printingId, deps),
}));
