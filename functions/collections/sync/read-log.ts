import type { Change } from "#schemas/collections/change.ts";
import type { SyncedCollection, SyncedItem } from "#schemas/collections/sync.ts";
import { isThere } from "../items/lots.ts";
import type { PullPorts, Step } from "./pulling.ts";
import type { SyncPlace } from "./sync-cursor.ts";

/** Records of the log that one reading takes. */
const atOnce = 100;

interface Asked {
  readonly userId: string;
  readonly limit: number;
  readonly place: SyncPlace;
  /** Everything that began before it is written by now. */
  readonly settled: string;
}

/** Tells what the log names since a place, each thing once and as it is now. */
export async function readLog(
  { userId, limit, place, settled }: Asked,
  ports: Pick<PullPorts, "collections" | "lots" | "ledger">,
): Promise<Step> {
  const until = place.until ?? (settled > place.floor ? settled : place.floor);
  const from = place.log ?? { moment: place.floor };
  const found = await ports.ledger.since(userId, { from, limit: atOnce });
  const changes = upTo(found.changes, limit);
  const told = await asTheyAre(userId, changes, ports);
  const last = changes.at(-1);
  const isRead = found.isEnd && changes.length === found.changes.length;
  const back = new Set(
    changes
      .flatMap(({ kind, heads }) => (bringsBack(kind) ? heads : []))
      .map(({ collectionId }) => collectionId),
  );
  const whole = told.collections.flatMap((one) =>
    !one.isDeleted && back.has(one.id) ? one.id : [],
  );
  const isEnd = isRead && whole.length === 0;
  const log = last && { id: last.id, part: last.part };
  const next = isEnd
    ? { floor: until, whole: [] }
    : { floor: place.floor, until, log: log ?? place.log, whole };
  return { ...told, next, isEnd };
}

/** As many changes as have so many items, and one at least. */
function upTo(changes: readonly Change[], limit: number): readonly Change[] {
  let items = 0;
  const tooMany = changes.findIndex((change, at) => {
    items += change.items.length;
    return at > 0 && items > limit;
  });
  return tooMany < 0 ? changes : changes.slice(0, tooMany);
}

/** Of a collection that was brought back nobody else tells the items. */
const bringsBack = (kind: Change["kind"]): boolean => kind === "restored" || kind === "undone";

async function asTheyAre(
  userId: string,
  changes: readonly Change[],
  { collections, lots }: Pick<PullPorts, "collections" | "lots">,
): Promise<Pick<Step, "collections" | "items">> {
  const named = Map.groupBy(
    changes.flatMap(({ items }) => items),
    ({ collectionId }) => collectionId,
  );
  const changed = new Set(changes.flatMap(({ heads }) => heads.map((head) => head.collectionId)));
  const all = [...new Set([...named.keys(), ...changed])].map(async (collectionId) => {
    const place = { userId, collectionId };
    const ids = [...new Set(named.get(collectionId)?.map(({ itemId }) => itemId) ?? [])];
    const [head, found] = await Promise.all([collections.get(place), lots.find(place, ids)]);
    if (!head) return { collections: [{ id: collectionId, isDeleted: true as const }], items: [] };
    const items = ids.map((id): SyncedItem => {
      const lot = found.get(id);
      const version = lot?.version;
      if (isThere(lot)) return { collectionId, ...lot };
      return { collectionId, id, isDeleted: true, ...(version !== undefined && { version }) };
    });
    return { collections: changed.has(collectionId) ? [head] : [], items };
  });
  const told = await Promise.all(all);
  return {
    collections: told.flatMap((one): SyncedCollection[] => one.collections),
    items: told.flatMap(({ items }) => items),
  };
}
