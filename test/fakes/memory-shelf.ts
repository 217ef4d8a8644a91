import type { Shelf } from "#functions/transfer/shelf/shelf.ts";
import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";

/** Shelves in memory. */
export function memoryShelf(): Shelf & {
  readonly all: (userId: string) => readonly ShelvedItem[];
} {
  const rows = new Map<string, Map<string, ShelvedItem>>();
  const owners = new Set<string>();
  const of = (userId: string) => rows.get(userId) ?? new Map<string, ShelvedItem>();
  const inOrder = (userId: string) =>
    [...of(userId).values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  return {
    all: inOrder,
    async put(userId, added) {
      if (added.length === 0) return;
      rows.set(userId, new Map([...of(userId), ...added.map((row) => [row.id, row] as const)]));
      owners.add(userId);
    },
    find: async (userId, ids) => ids.flatMap((id) => of(userId).get(id) ?? []),
    async page(userId, { after, limit }) {
      const rest = inOrder(userId).filter(({ id }) => after === undefined || id < after);
      return { rows: rest.slice(0, limit), isEnd: rest.length <= limit };
    },
    count: async (userId, { besides, upTo }) =>
      Math.min(upTo, inOrder(userId).filter(({ id }) => !id.startsWith(`${besides}-`)).length),
    countAlike: async (userId, { likeness, after }) =>
      inOrder(userId).filter(
        (row) => row.id < after && row.likeness === likeness && row.takenBy === undefined,
      ).length,
    async take(userId, id, importId) {
      const row = of(userId).get(id);
      if (!row || (row.takenBy !== undefined && row.takenBy !== importId)) return "other";
      of(userId).set(id, { ...row, takenBy: importId });
      return "taken";
    },
    async release(userId, id, importId) {
      const row = of(userId).get(id);
      if (row?.takenBy !== importId) return;
      const { takenBy: _by, ...free } = row;
      of(userId).set(id, free);
    },
    async match(userId, id, match) {
      const row = of(userId).get(id);
      if (row && row.takenBy === undefined) of(userId).set(id, { ...row, ...match });
    },
    async remove(userId, ids) {
      for (const id of ids) of(userId).delete(id);
    },
    // One shard is as good as sixteen.
    owners: async (shard, { after, limit }) =>
      shard > 0
        ? []
        : [...owners]
            .toSorted()
            .filter((userId) => after === undefined || userId > after)
            .slice(0, limit),
    async forgetOwner(userId) {
      if (of(userId).size === 0) owners.delete(userId);
    },
  };
}
