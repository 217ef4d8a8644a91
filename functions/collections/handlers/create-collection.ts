import { createCollection as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { etagOf } from "../counted-collection.ts";
import { createCollection as create } from "../create-collection.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/collections */
export const createCollection = route(
  operation,
  runtime,
  async ({ caller, body, idempotencyKey }, deps) => {
    const input = { userId: caller.userId, collection: body, idempotencyKey };
    const { outcome, collection } = await create(input, deps);
    return {
      body: collection,
      etag: etagOf(collection),
      headers: { location: `/v1/collections/${collection.id}` },
      ...(outcome === "repeated" && { status: 200 as const }),
    };
  },
);
