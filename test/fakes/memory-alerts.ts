import { ulid } from "ulid";
import type { AlertStore, AnyWatchName } from "#functions/alerts/alert/alert-store.ts";
import {
  handedAfter,
  type ValueWatchStore,
  type WatchChange,
  type WatchName,
  type WatchStore,
} from "#functions/alerts/watching/watch-store.ts";
import type { Alert } from "#schemas/alerts/alert.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import {
  type AnyWatchItem,
  type RequestItem,
  type ValueWatchItem,
  type WatchItem,
  watchKey,
  watchPartition,
} from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** The watches of one printing by their sort keys. */
type Watches = ReadonlyMap<string, WatchItem>;

/**
 * Alerts, what is watched for them, and what fired, in memory. The first page of a printing's watches after a write to one of them is as it was
 * before it.
 */
export function memoryAlerts() {
  const requests = new Map<string, RequestItem>();
  const users = new Map<string, Map<string, Alert>>();
  const notices: { readonly userId: string; readonly notice: Notice }[] = [];
  const now = new Map<string, Watches>();
  const before = new Map<string, Watches>();
  const ofPrinting = (pk: string): Watches => now.get(pk) ?? new Map();
  const find = (name: WatchName) => ofPrinting(watchKey(name).pk).get(watchKey(name).sk);
  const write = (name: WatchName, watch: WatchItem | undefined) => {
    const { pk, sk } = watchKey(name);
    const own = ofPrinting(pk);
    const next = new Map(own);
    if (watch) next.set(sk, watch);
    else next.delete(sk);
    before.set(pk, own);
    now.set(pk, next);
  };
  /** Watches of values by their keys. */
  const ofValues = new Map<string, ValueWatchItem>();
  const nameOf = (name: AnyWatchName) => Object.values(watchKey(name)).join(" ");
  const findAny = (name: AnyWatchName): AnyWatchItem | undefined =>
    "printingId" in name ? find(name) : ofValues.get(nameOf(name));
  const put = (watch: AnyWatchItem | undefined, gone?: AnyWatchName | undefined) => {
    if (watch && "printingId" in watch) write(watch, watch);
    else if (watch) ofValues.set(nameOf(watch), watch);
    if (gone && "printingId" in gone) write(gone, undefined);
    else if (gone) ofValues.delete(nameOf(gone));
  };
  const of = (userId: string) => {
    const own = users.get(userId) ?? new Map<string, Alert>();
    users.set(userId, own);
    return own;
  };
  const isAt = (userId: string, { id, version }: Pick<Alert, "id" | "version">) =>
    of(userId).get(id)?.version === version;

  const alerts: AlertStore = {
    async create(userId, alert, { watch, note, most }) {
      const key = `${userId} ${note?.keyHash}`;
      if (of(userId).has(alert.id) || of(userId).size >= most) return "refused";
      if (note && requests.has(key)) return "refused";
      if (note) requests.set(key, { alertId: alert.id, requestHash: note.requestHash });
      of(userId).set(alert.id, alert);
      put(watch);
      return "created";
    },
    get: async (userId, id) => of(userId).get(id),
    watch: async (name) => find(name),
    valueWatch: async (name) => ofValues.get(nameOf(name)),
    count: async (userId) => of(userId).size,
    made: async (userId, keyHash) => requests.get(`${userId} ${keyHash}`),
    async list(userId, { limit, cursor, printingId, collectionId }) {
      const list = { pk: userId, prefix: "alerts" };
      const start = startOf(list, cursor);
      const newestFirst = [...of(userId).values()].toSorted((a, b) => byCodeUnits(b.id, a.id));
      const own = newestFirst.filter(({ subject }) => {
        const on = { printingId: undefined, collectionId: undefined, ...subject };
        const isOnIt = !collectionId || on.collectionId === collectionId;
        return isOnIt && (!printingId || on.printingId === printingId);
      });
      return pageOf(list, start ? own.filter(({ id }) => id < start) : own, limit);
    },
    async replace(userId, alert, { version, watch, replaced, unwatched }) {
      if (!isAt(userId, { id: alert.id, version })) return "stale";
      if (watch && findAny(watch)?.revision !== replaced?.revision) return "stale";
      of(userId).set(alert.id, alert);
      put(watch, unwatched);
      return "saved";
    },
    async remove(userId, alert, unwatched) {
      if (!isAt(userId, alert)) return "stale";
      of(userId).delete(alert.id);
      put(undefined, unwatched);
      return "removed";
    },
  };

  const keepOne = (change: WatchChange<AnyWatchItem>): boolean => {
    const { watch, standing } = change;
    if (findAny(watch)?.revision !== watch.revision) return false;
    put({ ...watch, standing, revision: Ulid.parse(ulid()), handed: handedAfter(change) });
    notices.push(...change.notices.map((notice) => ({ userId: watch.userId, notice })));
    return true;
  };
  const watches: WatchStore = {
    async page(printing, limit, after = "") {
      const pk = watchPartition(printing);
      const seen = before.get(pk) ?? ofPrinting(pk);
      before.delete(pk);
      const own = [...seen]
        .filter(([sk]) => sk > after)
        .toSorted(([a], [b]) => byCodeUnits(a, b))
        .map(([, watch]) => watch);
      const shown = own.slice(0, limit);
      const last = shown.at(-1);
      return {
        watches: shown,
        ...(own.length > limit && last && { next: watchKey(last).sk }),
      };
    },
    again: async (some) => some.flatMap((watch) => find(watch) ?? []),
    keep: async (changes) => changes.filter((change) => !keepOne(change)),
  };
  const valueWatches: ValueWatchStore = {
    of: async ({ userId, collectionId }) =>
      [...ofValues.values()]
        .filter((one) => one.userId === userId && one.collectionId === collectionId)
        .toSorted((a, b) => byCodeUnits(a.alertId, b.alertId)),
    again: async (some) => some.flatMap((name) => ofValues.get(nameOf(name)) ?? []),
    keep: async (changes) => changes.filter((change) => !keepOne(change)),
  };
  return {
    ...{ alerts, watches, valueWatches },
    notices,
    find,
    putWatches: (some: readonly WatchItem[]) => some.forEach((watch) => void write(watch, watch)),
    removeWatches: (some: readonly WatchName[]) =>
      some.forEach((watch) => void write(watch, undefined)),
    all: () => [...now.values()].flatMap((own) => [...own.values()]),
  };
}
