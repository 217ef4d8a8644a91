import type { UndonePart } from "#functions/collections/changes/ledger.ts";
import type { LongChanges, LongPart } from "#functions/collections/changes/long-changes.ts";
import type { Change } from "#schemas/collections/change.ts";
import type { Ulid } from "#schemas/values.ts";
import type { MemoryLog } from "./memory-log.ts";

export interface MemoryLongChanges extends LongChanges {
  put(userId: string, part: LongPart): void;
  /** Counts what a part has done. */
  count(userId: string, id: Ulid, items: number): void;
  /** Marks a part as taken back; false when it is already, or is not there. */
  undo(userId: string, of: UndonePart & { readonly by: Ulid }, isAny: boolean): boolean;
}

/** Long changes in memory, told by the log of the same user. */
export function memoryLongChanges(log: MemoryLog): MemoryLongChanges {
  const all = new Map<string, LongPart>();
  const keyOf = (userId: string, id: Ulid, part: number) => `${userId}/${id}/${part}`;
  const find = (userId: string, id: Ulid): Change | undefined => {
    const found = log.of(userId).find((one) => one.id === id && one.collectionIds);
    if (!found) return undefined;
    const { content: _content, ...change } = found;
    return change;
  };
  const put = (userId: string, part: LongPart) =>
    void all.set(keyOf(userId, part.id, part.part), structuredClone(part));
  const begin: LongChanges["begin"] = async (userId, change) => {
    if (find(userId, change.id)) return "there";
    const content = { items: [], heads: [], sales: [] };
    const { collectionIds, ...said } = change;
    const told = { ...said, collectionIds: [...collectionIds], part: 0, done: 0 };
    log.add(userId, { ...told, items: [], heads: [], content });
    return "begun";
  };

  return {
    ...{ put, begin },
    find: async (userId, id) => find(userId, id),
    async end(userId, id, at) {
      if (!find(userId, id)?.endedAt) log.change(userId, id, { endedAt: at });
    },
    part: async (userId, id, part) => structuredClone(all.get(keyOf(userId, id, part))),
    async parts(userId, id, { order, beyond, limit }) {
      const own = [...all].flatMap(([key, part]) =>
        key.startsWith(`${userId}/${id}/`) ? [part] : [],
      );
      const sign = order === "first" ? 1 : -1;
      return own
        .toSorted((a, b) => sign * (a.part - b.part))
        .filter(({ part }) => beyond === undefined || sign * (part - beyond) > 0)
        .slice(0, limit)
        .map((part) => structuredClone(part));
    },
    async beginUndo(userId, id, by) {
      const change = find(userId, id);
      if (!change || change.undoing) return "conflict";
      await begin(userId, by);
      log.change(userId, id, { undoing: by.id, endedAt: change.endedAt ?? by.at });
      return "begun";
    },
    async endUndo(userId, id, { id: by, at, isTakenBack }) {
      if (!find(userId, by)?.endedAt) log.change(userId, by, { endedAt: at });
      if (find(userId, id)?.undoing !== by) return;
      log.change(userId, id, { undoing: undefined, ...(isTakenBack && { isTakenBack }) });
    },
    count(userId, id, items) {
      log.change(userId, id, { done: (find(userId, id)?.done ?? 0) + items });
    },
    undo(userId, { id, part, by, kept = [], after }, isAny) {
      const found = all.get(keyOf(userId, id, part));
      if (!found || found.undoneBy !== after || (after && !found.kept)) return false;
      const { kept: _before, ...rest } = found;
      put(userId, { ...rest, undoneBy: by, ...(kept.length > 0 && { kept }) });
      if (isAny) log.change(userId, id, { undoneBy: by });
      return true;
    },
  };
}
