import type { CollectionItem } from "#schemas/collections/item.ts";
import * as operations from "#schemas/http/collections.ts";
import type { RequestOf } from "#schemas/http/operation.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { etagOf } from "../collection/counted-collection.ts";
import { createCollection } from "../collection/create-collection.ts";
import { deleteCollection } from "../collection/delete-collection.ts";
import { getCollection } from "../collection/get-collection.ts";
import { listCollections } from "../collection/list-collections.ts";
import { updateCollection } from "../collection/update-collection.ts";
import { addItems } from "../items/add-items.ts";
import { getItem } from "../items/get-item.ts";
import { listItems } from "../items/list-items.ts";
import { namedCopies } from "../items/named-copies.ts";
import { removeItem } from "../items/remove-item.ts";
import { updateItem } from "../items/update-item.ts";
import { cardPricesOfUser } from "../prices/card-prices-of-user.ts";
import {
  etagOfPrice,
  getOwnPrice,
  listOwnPrices,
  type PricePlace,
  removeOwnPrice,
  setOwnPrice,
} from "../prices/own-prices.ts";
import { runtime } from "../runtime.ts";
import { changeRoutes } from "./routes/change-routes.ts";
import { saleRoutes } from "./routes/sale-routes.ts";

/** The copy that a path names, by our own id of its printing. */
async function pricePlace(
  userId: string,
  { printingId, ...copy }: RequestOf<typeof operations.getOwnPrice>["path"],
  deps: Parameters<typeof printingNamed>[1],
): Promise<PricePlace> {
  return { userId, copy: { printingId: await printingNamed(printingId, deps), ...copy } };
}

/** Answers every operation of the area collections. */
export const handler = httpApi([
  ...changeRoutes,
  ...saleRoutes,
  route(operations.createCollection, runtime, async ({ caller, body, idempotencyKey }, deps) => {
    const input = { userId: caller.userId, collection: body, idempotencyKey };
    const { outcome, collection } = await createCollection(input, deps);
    return {
      body: collection,
      etag: etagOf(collection),
      headers: { location: `/v1/collections/${collection.id}` },
      ...(outcome === "repeated" && { status: 200 as const }),
    };
  }),
  route(operations.listCollections, runtime, async ({ caller, query }, deps) => {
    return { body: await listCollections({ userId: caller.userId, ...query }, deps) };
  }),
  route(operations.getCollection, runtime, async ({ caller, path }, deps) => {
    const collection = await getCollection({ userId: caller.userId, ...path }, deps);
    return { body: collection, etag: etagOf(collection) };
  }),
  route(operations.updateCollection, runtime, async ({ caller, path, body, ifMatch }, deps) => {
    const place = { userId: caller.userId, ...path };
    const collection = await updateCollection({ place, change: body, ifMatch }, deps);
    return { body: collection, etag: etagOf(collection) };
  }),
  route(operations.deleteCollection, runtime, async ({ caller, path, ifMatch }, deps) => {
    await deleteCollection({ place: { userId: caller.userId, ...path }, ifMatch }, deps);
    return { body: undefined };
  }),
  route(operations.addItems, runtime, async ({ caller, path, body, idempotencyKey }, deps) => {
    const place = { userId: caller.userId, ...path };
    const copies = await namedCopies(body.items, deps);
    const { outcome, items } = await addItems({ place, items: copies, idempotencyKey }, deps);
    await deps.interest.note("owned", printingsOf(items));
    return { body: { items }, ...(outcome === "repeated" && { status: 200 as const }) };
  }),
  route(operations.listItems, runtime, async ({ caller, path, query }, deps) => {
    const place = { userId: caller.userId, ...path };
    const body = await listItems({ place, page: query }, deps);
    await deps.interest.note("owned", printingsOf(body.items));
    return { body };
  }),
  route(operations.getItem, runtime, async ({ caller, path }, deps) => {
    const item = await getItem({ userId: caller.userId, ...path }, deps);
    return { body: item, etag: `v${item.version}` };
  }),
  route(operations.updateItem, runtime, async ({ caller, path, body, ifMatch }, deps) => {
    const place = { userId: caller.userId, ...path };
    const item = await updateItem({ place, change: body, ifMatch }, deps);
    return { body: item, etag: `v${item.version}` };
  }),
  route(operations.setOwnPrice, runtime, async ({ caller, path, body, ifMatch }, deps) => {
    const place = await pricePlace(caller.userId, path, deps);
    const price = await setOwnPrice({ place, given: body, ifMatch }, deps);
    return { body: price, etag: etagOfPrice(price) };
  }),
  route(operations.getOwnPrice, runtime, async ({ caller, path }, deps) => {
    const price = await getOwnPrice(await pricePlace(caller.userId, path, deps), deps);
    return { body: price, etag: etagOfPrice(price) };
  }),
  route(operations.listOwnPrices, runtime, async ({ caller, query }, deps) => ({
    body: await listOwnPrices({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.removeOwnPrice, runtime, async ({ caller, path, ifMatch }, deps) => {
    const place = await pricePlace(caller.userId, path, deps);
    await removeOwnPrice({ place, ifMatch }, deps);
    return { body: undefined };
  }),
  route(operations.getCardPricesOfCaller, runtime, async ({ caller, path, query }, deps) => {
    const printingId = await printingNamed(path.printingId, deps);
    const body = await cardPricesOfUser({ userId: caller.userId, printingId, ...query }, deps);
    await deps.interest.note("viewed", [printingId]);
    return { body };
  }),
  route(operations.removeItem, runtime, async ({ caller, path, ifMatch }, deps) => {
    await removeItem({ place: { userId: caller.userId, ...path }, ifMatch }, deps);
    return { body: undefined };
  }),
]);

const printingsOf = (items: readonly Pick<CollectionItem, "printingId">[]) =>
  items.map(({ printingId }) => printingId);
