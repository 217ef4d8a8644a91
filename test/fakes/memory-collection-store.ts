import type {
  CollectionStore,
  HeadLog,
  Place,
} from "#functions/collections/collection/collection-store.ts";
import type { ChangeKind } from "#schemas/collections/change.ts";
import type { DiscardedItem, HeadItem } from "#schemas/storage/collection-items.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import { type MemoryLog, memoryLog } from "./memory-log.ts";

export interface MemoryCollectionStore extends CollectionStore {
  /** A user's heads by id. */
  heads(userId: string): readonly HeadItem[];
}

/** Heads in memory. */
export function memoryCollectionStore(changes: MemoryLog = memoryLog()): MemoryCollectionStore {
  const heads = new Map<string, HeadItem>();
  const gone = new Map<string, DiscardedItem>();
  const clearing = new Map<string, Place[]>();
  const keyOf = ({ userId, collectionId }: Place) => `${userId}/${collectionId}`;
  const of = (userId: string) =>
    [...heads].filter(([key]) => key.startsWith(`${userId}/`)).map(([, head]) => head);

  /** False when what it takes back is taken back already. */
  const tell = (
    userId: string,
    kind: ChangeKind,
    { log, ...head }: { before?: HeadItem; after?: HeadItem; log: HeadLog },
  ): boolean => {
    const { id, at, undoes } = log;
    if (undoes && !changes.undo(userId, { ...undoes, by: id })) return false;
    const known = head.after ?? head.before;
    changes.add(userId, {
      ...{ id, part: 0, kind: undoes ? "undone" : kind, at, total: 0, items: [] },
      heads: known ? [{ collectionId: known.id, version: known.version }] : [],
      ...(undoes && { undoes: undoes.id }),
      content: { items: [], heads: [head], sales: [] },
    });
    return true;
  };

  return {
    async create(userId, head, { most, log }) {
      const key = keyOf({ userId, collectionId: head.id });
      if (heads.has(key) || gone.has(key) || of(userId).length >= most) return "refused";
      if (!tell(userId, "created", { after: head, log })) return "refused";
      heads.set(key, head);
      return "created";
    },
    get: async (place) => heads.get(keyOf(place)),
    heads: (userId) => of(userId).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    count: async (userId) => of(userId).length,
    async replace(userId, { before, after }, log) {
      const key = keyOf({ userId, collectionId: after.id });
      if (heads.get(key)?.version !== before.version) return "stale";
      if (!tell(userId, "described", { before, after, log })) return "stale";
      heads.set(key, after);
      return "saved";
    },
    async discard(userId, head, { clearOn, most = Number.POSITIVE_INFINITY, log }) {
      const aside = [...gone].filter(([key, one]) => key.startsWith(`${userId}/`) && isAside(one));
      if (aside.length >= most) return "full";
      const place = { userId, collectionId: head.id };
      if (heads.get(keyOf(place))?.version !== head.version) return "stale";
      if (!tell(userId, "deleted", { before: head, log })) return "stale";
      heads.delete(keyOf(place));
      gone.set(keyOf(place), { id: head.id, discardedAt: log.at, head });
      clearing.set(clearOn, [...(clearing.get(clearOn) ?? []), place]);
      return "discarded";
    },
    async restore(userId, head, { most, log }) {
      const key = keyOf({ userId, collectionId: head.id });
      const before = gone.get(key);
      if (!before?.head || before.clearingAt || of(userId).length >= most) return "refused";
      if (!tell(userId, "restored", { after: head, log })) return "refused";
      gone.delete(key);
      heads.set(key, head);
      return "restored";
    },
    discarded: async (place) => gone.get(keyOf(place)),
    async listDiscarded(userId, { limit, cursor }) {
      const list = { pk: userId, prefix: "DISCARDED#" };
      const before = startOf(list, cursor);
      const items = [...gone]
        .filter(([key]) => key.startsWith(`${userId}/`))
        .map(([, item]) => item)
        .filter((item) => isAside(item) && (!before || item.id < before))
        .sort((a, b) => (a.id > b.id ? -1 : 1));
      return pageOf(list, items, limit);
    },
    async *toClear(day) {
      yield* clearing.get(day) ?? [];
    },
    async markClearing(place, { discardedAt }, at) {
      const item = gone.get(keyOf(place));
      if (item?.discardedAt !== discardedAt) return "gone";
      gone.set(keyOf(place), { clearingAt: at, ...item });
      return "marked";
    },
    async markSwept(place, at) {
      const item = gone.get(keyOf(place));
      if (!item) throw new Error("Nothing is remembered of this collection.");
      const { head: _head, ...rest } = item;
      gone.set(keyOf(place), { ...rest, sweptAt: at });
    },
  };
}

const isAside = ({ head, clearingAt }: DiscardedItem): boolean =>
  head !== undefined && clearingAt === undefined;
