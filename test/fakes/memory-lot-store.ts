import type { Place } from "#functions/collections/collection/collection-store.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";
import { isThere } from "#functions/collections/items/lots.ts";
import {
  type LotItem,
  lotPrefix,
  lotsPartition,
  type RequestItem,
} from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";

/** Lots in memory; `beforeChange` lets a test act between a use case's read and its write. */
export function memoryLotStore(
  beforeChange: () => Promise<void> = async () => undefined,
): LotStore {
  const lots = new Map<string, Map<Ulid, LotItem>>();
  const requests = new Map<string, RequestItem>();
  const pkOf = ({ userId, collectionId }: Place) => lotsPartition(userId, collectionId);
  const of = (place: Place) => lots.get(pkOf(place)) ?? new Map<Ulid, LotItem>();
  const tallyOf = (place: Place) => {
    const present = there(place);
    return {
      lots: present.length,
      cards: present.reduce((sum, { quantity }) => sum + quantity, 0),
    };
  };
  const there = (place: Place) => [...of(place).values()].filter(isThere);

  return {
    async find(place, ids) {
      return new Map([...of(place)].filter(([id]) => ids.includes(id)));
    },
    async list(place, { limit, cursor }) {
      const list = { pk: pkOf(place), prefix: lotPrefix };
      const after = startOf(list, cursor) ?? "";
      const items = there(place)
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      return pageOf(list, items, limit);
    },
    tally: async (place) => tallyOf(place),
    async change(place, changes, { note }) {
      await beforeChange();
      const present = of(place);
      const requestKey = note && `${pkOf(place)}#${note.keyHash}#${note.part}`;
      const isStale = changes.some(
        ({ before, after }) => present.get(after.id)?.version !== before?.version,
      );
      if (isStale || (requestKey && requests.has(requestKey))) return "conflict";
      for (const { after } of changes) present.set(after.id, after);
      lots.set(pkOf(place), present);
      if (note && requestKey) requests.set(requestKey, note.request);
      return "changed";
    },
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
  };
}
