import { ulid } from "ulid";
import type { AlertStore } from "#functions/alerts/alert/alert-store.ts";
import {
  handedAfter,
  type WatchChange,
  type WatchName,
  type WatchStore,
} from "#functions/alerts/watching/watch-store.ts";
import type { Alert } from "#schemas/alerts/alert.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import { type RequestItem, type WatchItem, watchKey } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

type Watches = ReadonlyMap<string, WatchItem>;

/** Alerts, what is watched for them, and what fired, in memory. The first page of watches after a write is as it was before it. */
export function memoryAlerts() {
  const requests = new Map<string, RequestItem>();
  const users = new Map<string, Map<string, Alert>>();
  const notices: { readonly userId: string; readonly notice: Notice }[] = [];
  let now: Watches = new Map();
  let before: Watches = now;
  const keyOf = (watch: WatchName) => `${watchKey(watch).pk} ${watchKey(watch).sk}`;
  const write = (change: (watches: Map<string, WatchItem>) => void) => {
    before = now;
    const next = new Map(now);
    change(next);
    now = next;
  };
  const put = (watch: WatchItem | undefined, gone?: WatchName | undefined) =>
    write((next) => {
      if (watch) next.set(keyOf(watch), watch);
      if (gone) next.delete(keyOf(gone));
    });
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
    watch: async (name) => now.get(keyOf(name)),
    count: async (userId) => of(userId).size,
    made: async (userId, keyHash) => requests.get(`${userId} ${keyHash}`),
    async list(userId, { limit, cursor, printingId }) {
      const list = { pk: userId, prefix: "alerts" };
      const start = startOf(list, cursor);
      const newestFirst = [...of(userId).values()].toSorted((a, b) => byCodeUnits(b.id, a.id));
      const own = newestFirst.filter(({ subject }) => {
        return !printingId || (subject.kind === "card" && subject.printingId === printingId);
      });
      return pageOf(list, start ? own.filter(({ id }) => id < start) : own, limit);
    },
    async replace(userId, alert, { version, watch, unwatched }) {
      if (!isAt(userId, { id: alert.id, version })) return "stale";
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

  const keepOne = (change: WatchChange): boolean => {
    const { watch, standing } = change;
    if (now.get(keyOf(watch))?.revision !== watch.revision) return false;
    put({ ...watch, standing, revision: Ulid.parse(ulid()), handed: handedAfter(change) });
    notices.push(...change.notices.map((notice) => ({ userId: watch.userId, notice })));
    return true;
  };
  const watches: WatchStore = {
    async page(printing, limit, after = "") {
      const seen = before;
      before = now;
      const own = [...seen.entries()]
        .filter(([key]) => key.startsWith(`WATCH#${printing} `))
        .toSorted(([a], [b]) => byCodeUnits(a, b))
        .map(([, watch]) => watch)
        .filter((watch) => watchKey(watch).sk > after);
      const shown = own.slice(0, limit);
      const last = shown.at(-1);
      return {
        watches: shown,
        ...(own.length > limit && last && { next: watchKey(last).sk }),
      };
    },
    again: async (some) => some.flatMap((watch) => now.get(keyOf(watch)) ?? []),
    put: async (some) => write((next) => some.forEach((watch) => void next.set(keyOf(watch), watch))),
    remove: async (some) => write((next) => some.forEach((watch) => void next.delete(keyOf(watch)))),
    keep: async (changes) => changes.filter((change) => !keepOne(change)),
  };
  return { alerts, watches, notices, all: () => [...now.values()] };
}
