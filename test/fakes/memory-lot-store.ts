import * as z from "zod";
import { contentOf } from "#functions/collections/changes/change-content.ts";
import type {
  Ledger,
  LedgerEntry,
  LoggedChange,
  LotChange,
  SaleChange,
} from "#functions/collections/changes/ledger.ts";
import type { LongChanges } from "#functions/collections/changes/long-changes.ts";
import { isListed, wholeChanges } from "#functions/collections/changes/whole-changes.ts";
import type { Place } from "#functions/collections/collection/collection-store.ts";
import type { ImportStore } from "#functions/collections/imports/import-store.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";
import { isThere, tallyChange } from "#functions/collections/items/lots.ts";
import type { SaleStore } from "#functions/collections/sales/sale-store.ts";
import type { Tally } from "#schemas/collections/collection.ts";
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
import { memoryImportStore } from "./memory-import-store.ts";
import { type MemoryLog, memoryLog } from "./memory-log.ts";
import { memoryLongChanges } from "./memory-long-changes.ts";

export type MemoryLotStore = LotStore &
  Ledger & {
    readonly sales: SaleStore;
    readonly longChanges: LongChanges;
    readonly imports: ImportStore;
  };

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
  // As the table does it: counts know only of what is counted.
  const tallies = new Map<string, Tally>();
  const tallyOf = (place: Place) => tallies.get(pkOf(place)) ?? { lots: 0, cards: 0 };
  const count = (place: Place, more: Tally) => {
    const { lots: one, cards } = tallyOf(place);
    tallies.set(pkOf(place), { lots: one + more.lots, cards: cards + more.cards });
  };
  const longs = memoryLongChanges(log);
  const put = (place: Place, lot: LotItem) =>
    void lots.set(pkOf(place), new Map([...of(place), [lot.id, lot]]));

  const putCounted = (userId: string, { collectionId, before, after }: LotChange) => {
    put({ userId, collectionId }, after);
    count({ userId, collectionId }, tallyChange(before, after));
  };
  const putPart = (
    userId: string,
    { of: long, at, ...entry }: LedgerEntry & { of: NonNullable<LedgerEntry["of"]> },
  ) => {
    longs.put(userId, { ...long, at, content: contentOf(entry), state: "done", version: 1 });
    longs.count(userId, long.id, entry.lots.length);
  };
  const isOvertaken = (userId: string, { lots: changes, sales: sold = [], note }: LedgerEntry) => {
    const isStale = ({ collectionId, before, after }: LotChange) =>
      of({ userId, collectionId }).get(after.id)?.version !== before?.version;
    const isMissed = ({ before }: SaleChange) => before && !salesOf(userId).has(before.id);
    const isRepeated = note && requests.has(requestKeyOf(userId, note));
    return changes.some(isStale) || sold.some(isMissed) || isRepeated;
  };
  const isFirstUndo = (userId: string, { id, undoes, of: long, lots: changes }: LedgerEntry) => {
    if (!undoes) return true;
    const one = { ...undoes, by: long?.id ?? id };
    return one.isLong ? longs.undo(userId, one, changes.length > 0) : log.undo(userId, one);
  };

  return {
    longChanges: longs,
    imports: memoryImportStore({
      ...{ log, longs, beforeChange, put, count },
      lot: (place, id) => of(place).get(id),
    }),
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
    async tally(place) {
      const { lots: all, cards } = tallyOf(place);
      return { lots: Math.max(0, all), cards: Math.max(0, cards) };
    },
    request: async (place, keyHash, part) => requests.get(`${pkOf(place)}#${keyHash}#${part}`),
    async sweep(place, isLate) {
      if (isLate()) return { outcome: "late", deleted: 0 };
      const deleted = of(place).size;
      lots.delete(pkOf(place));
      tallies.delete(pkOf(place));
      for (const key of requests.keys()) {
        if (key.startsWith(`${pkOf(place)}#`)) requests.delete(key);
      }
      return { outcome: "empty", deleted };
    },

    async write(userId, entry) {
      await beforeChange();
      const { lots: changes, sales: sold = [], note, of: long } = entry;
      if (isOvertaken(userId, entry) || !isFirstUndo(userId, entry)) return "conflict";
      for (const change of changes) putCounted(userId, change);
      sales.set(userId, afterSales(salesOf(userId), sold));
      if (note) requests.set(requestKeyOf(userId, note), note.request);
      if (long && changes.length > 0) putPart(userId, { ...entry, of: long });
      if (changes.length + sold.length > 0) log.add(userId, recordOf(entry));
      return "written";
    },
    batch: async (userId, keyHash, part) =>
      requests.get(`${changesPartition(userId)}#${keyHash}#${part}`),
    read: async (userId, id) => log.of(userId).filter((one) => one.id === id && !one.of),
    async listChanges(userId, { limit, cursor, collectionId }) {
      const list = [userId, collectionId].join("|");
      const before = positionIn(list, cursor, z.string());
      const found = wholeChanges(log.of(userId).map(({ content: _content, ...part }) => part))
        .filter((one) => isListed(one, collectionId))
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
  const { id, part = 0, kind, at, lots, undoes, total = lots.length, of } = entry;
  return {
    ...(of && { of: of.id }),
    ...{ id, part, kind, at, total, heads: [], content: contentOf(entry) },
    items: lots.map(({ collectionId, after }) => ({
      ...{ collectionId, itemId: after.id, version: after.version },
    })),
    ...(undoes && { undoes: undoes.id }),
  };
};
