import { ulid } from "ulid";
import { send } from "#test/bench/full-size-cloud.ts";
import { collectionOf, itemOf, type Scene } from "./scene.ts";

interface Prepared {
  readonly path?: string;
  readonly body?: object;
}

/** What somebody edits at once. */
const dozen = 12;
const price = { amount: 52_000, currency: "EUR" };
const idIn = (path: string) => path.split("/")[3];

/** So many items in another box. */
const moved = ({ items, next }: Scene, many: number) => {
  const set = { location: `Box ${next()}` };
  return items.slice(0, many).map((itemId) => ({ do: "change", itemId, set }));
};

async function aChange(scene: Scene): Promise<string> {
  const { cloud, token, collection } = scene;
  const body = { edits: moved(scene, dozen) };
  const { changeId } = await send(cloud, `POST ${collection}/edits`, { token, body });
  return `/v1/changes/${changeId}`;
}

const anItem = ({ cloud, token, next }: Scene) =>
  collectionOf(cloud, token, `Lonely ${next()}`, [itemOf("pokemon:en:base1-4", "holo.unlimited")]);

/** What there is to sell, and where. */
async function toSell(scene: Scene) {
  const { cloud, token } = scene;
  const collection = await anItem(scene);
  const page = await send(cloud, `GET ${collection}/items`, { token });
  const body = { itemId: String(page.items[0].id), quantity: 1, price };
  return { path: `${collection}/sales`, body };
}

async function aSale(scene: Scene): Promise<string> {
  const { path, body } = await toSell(scene);
  const { sales } = await send(scene.cloud, `POST ${path}`, { token: scene.token, body });
  return `/v1/sales/${sales[0].id}`;
}

async function aDeletedCollection(scene: Scene): Promise<string> {
  const path = await anItem(scene);
  const headers = { "if-match": "*" };
  await send(scene.cloud, `DELETE ${path}`, { token: scene.token, headers });
  return path.replace("/collections/", "/deleted-collections/");
}

/** A request of each operation that edits many items, undoes, sells or brings devices together, as people send it. */
export const collectionRequests: Readonly<
  Record<string, (scene: Scene) => Prepared | Promise<Prepared>>
> = {
  "collections.editItems": (scene) => ({
    path: `${scene.collection}/edits`,
    body: { edits: moved(scene, dozen) },
  }),
  "collections.listChanges": () => ({}),
  "collections.getChange": async (scene) => ({ path: await aChange(scene) }),
  "collections.undoChange": async (scene) => ({ path: `${await aChange(scene)}/undo` }),
  "collections.listDeletedCollections": async (scene) => {
    await aDeletedCollection(scene);
    return {};
  },
  "collections.restoreCollection": async (scene) => ({
    path: `${await aDeletedCollection(scene)}/restore`,
  }),
  "collections.forgetCollection": async (scene) => ({ path: await aDeletedCollection(scene) }),
  "collections.sellCopies": toSell,
  "collections.listSales": async (scene) => {
    await aSale(scene);
    return {};
  },
  "collections.takeBackSale": async (scene) => ({ path: await aSale(scene) }),
  "collections.getGains": () => ({ path: `/v1/sales/gains?year=${new Date().getUTCFullYear()}` }),
  "collections.getGainsTable": () => ({
    path: `/v1/sales/gains.csv?year=${new Date().getUTCFullYear()}`,
  }),
  // A few things are new as a rule.
  "collections.pullChanges": async (scene) => {
    const { cloud, token } = scene;
    let [cursor, hasMore] = ["", true];
    while (hasMore) {
      const page = await send(cloud, `GET /v1/sync?limit=1000${cursor}`, { token });
      [cursor, hasMore] = [`&cursor=${page.cursor}`, page.hasMore];
    }
    await aChange(scene);
    return { path: `/v1/sync?limit=1000${cursor}` };
  },
  "collections.pushEdits": ({ collection, items, next }) => {
    const on = { collectionId: idIn(collection) };
    const set = { notes: `From a fair, ${next()}.` };
    const edits = items
      .slice(20, 25)
      .map((itemId) => ({ do: "set", ...on, itemId, base: 9_999, set }));
    return { body: { batchId: ulid(), edits } };
  },
};
