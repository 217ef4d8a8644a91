import { ulid } from "ulid";
import { api } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  aChange,
  aCollection,
  aCollectionWithAnItem,
  aDeletedCollection,
  aSale,
  charizard,
  type World,
} from "#test/support/requests/asked-world.ts";
import { get } from "#test/support/requests/asks.ts";

const idIn = (path: string) => path.split("/")[3];

/** A good request of each operation that edits many items, undoes, sells or brings devices together. */
export const goodCollectionRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
  "collections.editItems": async (world) => {
    const { path, item } = await aCollectionWithAnItem(world);
    const itemId = item.split("/").at(-1);
    const edits = [{ do: "change", itemId, version: 1, set: { quantity: 3 } }];
    return { request: `POST ${path}/edits`, sent: { token: world.owner.token, body: { edits } } };
  },
  "collections.listChanges": get("/v1/changes?limit=5"),
  "collections.getChange": async (world) => get(await aChange(world))(world),
  "collections.undoChange": async (world) => ({
    request: `POST ${await aChange(world)}/undo`,
    sent: { token: world.owner.token },
  }),
  "collections.listDeletedCollections": async (world) => {
    await aDeletedCollection(world);
    return get("/v1/deleted-collections?limit=5")(world);
  },
  "collections.restoreCollection": async (world) => ({
    request: `POST ${await aDeletedCollection(world)}/restore`,
    sent: { token: world.owner.token },
  }),
  "collections.forgetCollection": async (world) => ({
    request: `DELETE ${await aDeletedCollection(world)}`,
    sent: { token: world.owner.token },
  }),
  "collections.sellCopies": async (world) => {
    const { path } = await aCollectionWithAnItem(world);
    const price = { amount: 52_000, currency: "EUR" };
    const body = { copies: charizard, quantity: 1, price, day: "2026-01-31" };
    return { request: `POST ${path}/sales`, sent: { token: world.owner.token, body } };
  },
  "collections.listSales": get("/v1/sales?limit=5&from=2026-01-01&currency=USD"),
  "collections.takeBackSale": async (world) => ({
    request: `DELETE ${(await aSale(world)).path}`,
    sent: { token: world.owner.token },
  }),
  "collections.getGains": async (world) => {
    await aSale(world);
    return get("/v1/sales/gains?year=2026&currency=EUR")(world);
  },
  "collections.getGainsTable": async (world) => {
    await aSale(world);
    return get("/v1/sales/gains.csv?year=2026")(world);
  },
  "collections.pullChanges": async (world) => {
    const { body } = await api("GET /v1/sync?limit=5", { token: world.owner.token });
    return get(`/v1/sync?limit=5&cursor=${body.cursor}`)(world);
  },
  "collections.pushEdits": async (world) => {
    const on = { collectionId: idIn(await aCollection(world)), itemId: ulid() };
    const edits = [{ do: "add", ...on, item: { ...charizard, quantity: 1 } }];
    const body = { batchId: ulid(), edits };
    return { request: "POST /v1/sync", sent: { token: world.owner.token, body } };
  },
};
