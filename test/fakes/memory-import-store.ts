import type { ImportStore } from "#functions/collections/imports/import-store.ts";
import { tallyChange } from "#functions/collections/items/lots.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { MemoryLog } from "./memory-log.ts";
import type { MemoryLongChanges } from "./memory-long-changes.ts";

interface Table {
  readonly log: MemoryLog;
  readonly longs: MemoryLongChanges;
  readonly beforeChange: () => Promise<void>;
  lot(place: { userId: string; collectionId: Ulid }, id: Ulid): LotItem | undefined;
  put(place: { userId: string; collectionId: Ulid }, lot: LotItem): void;
  count(
    place: { userId: string; collectionId: Ulid },
    change: { lots: number; cards: number },
  ): void;
}

/** Writes imports into the same memory as a lot store. */
export const memoryImportStore = ({ log, longs, beforeChange, ...table }: Table): ImportStore => ({
  async plan(userId, part) {
    await beforeChange();
    const before = await longs.part(userId, part.id, part.part);
    const change = await longs.find(userId, part.id);
    const isNext = before?.state === "planned" && before.version === part.version - 1;
    const isFirst = part.version === 1 && !before && change && !change.endedAt;
    if (part.version === 1 ? !isFirst : !isNext) return "conflict";
    longs.put(userId, part);
    return "planned";
  },
  async write(userId, { collectionId, before, after }) {
    await beforeChange();
    const place = { userId, collectionId };
    if (table.lot(place, after.id)?.version !== before?.version) return "other";
    table.put(place, after);
    return "written";
  },
  async finish(userId, { part, recordId, at, counted }) {
    await beforeChange();
    const now = await longs.part(userId, part.id, part.part);
    if (now?.state !== "planned" || now.version !== part.version) return "conflict";
    const { items } = part.content;
    for (const { collectionId, before, after } of items) {
      if (!counted.has(collectionId)) continue;
      table.count({ userId, collectionId }, tallyChange(before, after));
    }
    longs.put(userId, { ...part, state: "done" });
    if (items.length === 0) return "done";
    longs.count(userId, part.id, items.length);
    log.add(userId, {
      ...{ id: recordId, part: 0, kind: "imported", at, total: items.length, of: part.id },
      items: items.map(({ collectionId, after }) => ({
        ...{ collectionId, itemId: after.id, version: after.version },
      })),
      ...{ heads: [], content: { items: [], heads: [], sales: [] } },
    });
    return "done";
  },
});
