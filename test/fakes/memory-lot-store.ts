import * as z from "zod";
import { contentOf } from "#functions/collections/changes/change-content.ts";
import type {
  Ledger,
  LedgerEntry,
  LoggedChange,
  LotChange,
  SaleChange,
} from "#functions/collections/changes/ledger.ts";
import { isAbout, wholeChanges } from "#functions/collections/changes/whole-changes.ts";
import type { Place } from "#functions/collections/collection/collection-store.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";
import { isThere } from "#functions/collections/items/lots.ts";
import type { SaleStore } from "#functions/collections/sales/sale-store.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import { changesPartition } from "#schemas/storage/collection-changes.ts";
import {
  type LotItem,
  lotPrefix,
  lotsPartition,
  type RequestItem,
} from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import { type MemoryLog, memoryLog } from "./memory-log.ts";

export type MemoryLotStore = LotStore & Ledger & { readonly sales: SaleStore };

/** Lots, sales and the log in memory; `beforeChange` lets a test act between a use case's read and its write. */
export function memoryLotStore(
  beforeChange: () => Promise<void> = async () => undefined,
  log: MemoryLog = memoryLog(),
): MemoryLotStore {
  const lots = new Map<string, Map<Ulid, LotItem>>();
  const requests = new Map<string, RequestItem>();
  const sales = new Map<string, Map<Ulid, Sale>>();
  const pkOf = ({ userId, collectionId }: Place) => lotsPartition(userId, collectionId);
  const of = (place: Place) => lots.get(pkOf(place)) ?? new Map<Ulid, LotItem>();
  const salesOf = (userId: string) => sales.get(userId) ?? new Map<Ulid, Sale>();
  const inOrder = (userId: string) =>
    [...salesOf(userId).values()].toSorted((a, b) => (placeOfSale(a) < placeOfSale(b) ? -1 : 1));
  const there = (place: Place) => [...of(place).values()].filter(isThere);
  const tallyOf = (place: Place) => {
    const present = there(place);
    return {
      lots: present.length,
      cards: present.reduce((sum, { quantity }) => sum + quantity, 0),
    };
  };

  return {
    async find(place, ids) {
      return new Map([...of(place)].filter(([id]) => ids.includes(id)));
    },
    async list(place: Place, { limit, cursor }) {
      const list = { pk: pkOf(place), prefix: lotPrefix };
      const after = startOf(list, cursor) ?? "";
      const items = there(place)
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      return pageOf(list, items, limit);
    },
    tally: async (place) => tallyOf(place),
    request: async (place, keyHash, part) => requests.get(`${pkOf(place)}#${keyHash}#${part}`),
    async sweep(place, isLate) {
      if (isLate()) return { outcome: "late", deleted: 0 };
      const deleted = of(place).size;
      lots.delete(pkOf(place));
      for (const key of requests.keys()) {
        if (key.startsWith(`${pkOf(place)}#`)) requests.delete(key);
      }
      return { outcome: "empty", deleted };
    },

    async write(userId, entry) {
      await beforeChange();
      const { lots: changes, sales: sold = [], note, undoes, id } = entry;
      const requestKey = note && requestKeyOf(userId, note);
      const isStale = ({ collectionId, before, after }: LotChange) =>
        of({ userId, collectionId }).get(after.id)?.version !== before?.version;
      const isMissed = sold.some(({ before }) => before && !salesOf(userId).has(before.id));
      const isRepeated = requestKey !== undefined && requests.has(requestKey);
      if (changes.some(isStale) || isMissed || isRepeated) return "conflict";
      if (undoes && !log.undo(userId, { ...undoes, by: id })) return "conflict";
      for (const { collectionId, after } of changes) {
        const place = { userId, collectionId };
        lots.set(pkOf(place), new Map([...of(place), [after.id, after]]));
      }
      sales.set(userId, afterSales(salesOf(userId), sold));
      if (note && requestKey) requests.set(requestKey, note.request);
      if (changes.length + sold.length > 0) log.add(userId, recordOf(entry));
      return "written";
    },
    batch: async (userId, keyHash, part) =>
      requests.get(`${changesPartition(userId)}#${keyHash}#${part}`),
    read: async (userId, id) => log.of(userId).filter((one) => one.id === id),
    async listChanges(userId, { limit, cursor, collectionId }) {
      const list = [userId, collectionId].join("|");
      const before = positionIn(list, cursor, z.string());
      const found = wholeChanges(log.of(userId).map(({ content: _content, ...part }) => part))
        .filter((one) => collectionId === undefined || isAbout(one, collectionId))
        .toReversed()
        .filter(({ id }) => before === undefined || id < before);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        ...(found.length > limit && last && { nextCursor: cursorAt(list, last.id) }),
      };
    },
    async since(userId, { from, limit }) {
      const start = "moment" in from ? from.moment : `${from.id}#${placeOf(from.part)}`;
      const found = log
        .of(userId)
        .filter(({ id, part }) => `${id}#${placeOf(part)}` > start)
        .map(({ content: _content, ...change }) => change);
      return { changes: found.slice(0, limit), isEnd: found.length <= limit };
    },
    sales: {
      get: async (userId, id) => salesOf(userId).get(id),
      async page(userId, { limit, cursor, from = "", to = "9" }) {
        const list = [userId, from, to].join("|");
        const before = positionIn(list, cursor, z.string());
        const found = inOrder(userId)
          .filter(({ day }) => day >= from && day <= to)
          .toReversed()
          .filter((sale) => before === undefined || placeOfSale(sale) < before);
        const items = found.slice(0, limit);
        const last = items.at(-1);
        const more = found.length > limit && last;
        return { items, ...(more && { nextCursor: cursorAt(list, placeOfSale(last)) }) };
      },
      between: async (userId, from, to) =>
        inOrder(userId).filter(({ day }) => day >= from && day <= to),
    },
  };
}

function requestKeyOf(
  userId: string,
  { collectionId, keyHash, part }: NonNullable<LedgerEntry["note"]>,
): string {
  const pk = collectionId ? lotsPartition(userId, collectionId) : changesPartition(userId);
  return `${pk}#${keyHash}#${part}`;
}

const placeOf = (part: number) => String(part).padStart(4, "0");
const placeOfSale = ({ id }: Sale) => id;

function afterSales(before: ReadonlyMap<Ulid, Sale>, changes: readonly SaleChange[]) {
  const gone = new Set(changes.map((one) => one.before?.id));
  const come = changes.flatMap(({ after }) => after ?? []);
  const kept = [...before.values()].filter(({ id }) => !gone.has(id));
  return new Map([...kept, ...come].map((sale) => [sale.id, sale]));
}

const recordOf = (entry: LedgerEntry): LoggedChange => {
  const { id, part = 0, kind, at, lots, undoes, total = lots.length } = entry;
  return {
    ...{ id, part, kind, at, total, heads: [], content: contentOf(entry) },
    items: lots.map(({ collectionId, after }) => ({
      ...{ collectionId, itemId: after.id, version: after.version },
    })),
    ...(undoes && { undoes: undoes.id }),
  };
};
