import * as operations from "#schemas/http/history.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { getCardAsOf } from "../get-card-as-of.ts";
import { runtime } from "../runtime.ts";

/** Answers every operation of the area history. */
export const handler = httpApi([
  route(operations.getCardAsOf, runtime, async ({ path }, deps) => ({
    body: await getCardAsOf(path.printingId, path.day, deps),
  })),
]);
