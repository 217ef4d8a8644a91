import * as operations from "#schemas/http/holdings.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { findItems } from "../searching/find-items.ts";

/** Answers every operation of the area holdings. */
export const handler = httpApi([
  route(operations.findItems, runtime, async ({ caller, query }, deps) => ({
    body: await findItems({ userId: caller.userId, ...query }, deps),
  })),
]);
