import { addItems as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { addItems as add } from "../add-items.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/collections/{collectionId}/items */
export const addItems = route(
  operation,
  runtime,
  async ({ caller, path, body, idempotencyKey }, deps) => {
    const place = { userId: caller.userId, ...path };
    const { outcome, items } = await add({ place, items: body.items, idempotencyKey }, deps);
    return { body: { items }, ...(outcome === "repeated" && { status: 200 as const }) };
  },
);
