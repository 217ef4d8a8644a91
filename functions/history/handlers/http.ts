import * as operations from "#schemas/http/history.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { getCardAsOf } from "../get-card-as-of.ts";
import { runtime } from "../runtime.ts";

/** Answers every operation of the area history. */
export const handler = httpApi([
  route(operations.getCardAsOf, runtime, async ({ path }, deps) => ({
    body: await getCardAsOf(await printingNamed(path.printingId, deps), path.day, deps),
  })),
]);
