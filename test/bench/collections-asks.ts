import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { send } from "./full-size-cloud.ts";

/** A collection of 10,000 items, and others of the same account. */
export interface CollectionsScene {
  readonly cloud: LocalCloud;
  readonly token: string;
  readonly first: string;
  readonly others: readonly string[];
}

/** One request that can be made again and again. */
export type Bound = () => Promise<unknown>;

type Ask = (scene: CollectionsScene) => Promise<Bound>;

const get =
  (path: (scene: CollectionsScene) => string): Ask =>
  async (scene) =>
  () =>
    send(scene.cloud, `GET ${path(scene)}`, { token: scene.token });

/** What is asked of both, by the name of its figures. */
export const asksOf = ({ first }: CollectionsScene): Readonly<Record<string, Ask>> => ({
  open: get(() => `/v1/collections/${first}`),
  page_of_100: get(() => `/v1/collections/${first}/items?limit=100`),
  ...sizes("search_card", (of) => `/v1/holdings/items?q=charizard&limit=20${of}`, first),
  ...sizes(
    "search_copies",
    (of) => `/v1/holdings/items?q=loc:box%20qty%3E1%20paid%3C5&limit=20${of}`,
    first,
  ),
  ...sizes(
    "search_gain",
    (of) => `/v1/holdings/items?q=gain%3E50%25&sort=-gain&limit=20${of}`,
    first,
  ),
  ...sizes("value", (of) => `/v1/holdings/value?currency=EUR${of}`, first),
  ...sizes("value_history", (of) => `/v1/holdings/value/history?currency=EUR${of}`, first),
  ...sizes("completion", (of) => `/v1/holdings/completion?by=set${of}`, first),
  ...sizes("duplicates", (of) => `/v1/holdings/duplicates?limit=20${of}`, first),
  edit_500: edited(500),
  edit_1: edited(1),
  undo_500: undone(500),
  sync_of_1: synced,
  delete_and_restore: deletedAndRestored,
});

const sizes = (
  name: string,
  path: (collection: string) => string,
  first: string,
): Readonly<Record<string, Ask>> => ({
  [`${name}_10000`]: get(() => path(`&collectionId=${first}`)),
  [`${name}_50000`]: get(() => path("")),
});

let lastBox = 0;

function edited(count: number): Ask {
  return async (scene) => {
    const ids = await idsOf(scene, count);
    return () => edit(scene, ids);
  };
}

function edit({ cloud, token, first }: CollectionsScene, ids: readonly string[]) {
  lastBox += 1;
  const set = { location: `Moved ${lastBox}` };
  const edits = ids.map((itemId) => ({ do: "change", itemId, set }));
  return send(cloud, `POST /v1/collections/${first}/edits`, { token, body: { edits } });
}

/** An edit and its taking back; what the edit takes is told beside it. */
function undone(count: number): Ask {
  return async (scene) => {
    const ids = await idsOf(scene, count);
    const { cloud, token } = scene;
    return async () => {
      const { changeId } = await edit(scene, ids);
      return send(cloud, `POST /v1/changes/${changeId}/undo`, { token });
    };
  };
}

/** What a device is told that has been away for one edit. */
async function synced(scene: CollectionsScene): Promise<Bound> {
  const { cloud, token } = scene;
  const ids = await idsOf(scene, 1);
  let cursor = "";
  do {
    const page = await send(cloud, `GET /v1/sync?limit=1000${cursor}`, { token });
    cursor = `&cursor=${page.cursor}`;
    if (!page.hasMore) break;
  } while (cursor);
  await edit(scene, ids);
  return () => send(cloud, `GET /v1/sync?limit=1000${cursor}`, { token });
}

/** All collections of the account, one after another: 50,000 items. */
async function deletedAndRestored({
  cloud,
  token,
  first,
  others,
}: CollectionsScene): Promise<Bound> {
  const all = [first, ...others];
  return async () => {
    for (const id of all) {
      await send(cloud, `DELETE /v1/collections/${id}`, { token, headers: { "if-match": "*" } });
    }
    for (const id of all)
      await send(cloud, `POST /v1/deleted-collections/${id}/restore`, { token });
  };
}

async function idsOf({ cloud, token, first }: CollectionsScene, count: number) {
  const ids: string[] = [];
  let cursor = "";
  while (ids.length < count) {
    const page = await send(cloud, `GET /v1/collections/${first}/items?limit=100${cursor}`, {
      token,
    });
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    cursor = `&cursor=${page.nextCursor}`;
  }
  return ids.slice(0, count);
}
