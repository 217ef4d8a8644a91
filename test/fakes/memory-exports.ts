import type { ExportFiles } from "#functions/transfer/exports/export-files.ts";
import type { ExportName, ExportStore } from "#functions/transfer/exports/export-store.ts";
import { ExportItem, ExportRequestItem } from "#schemas/storage/export-items.ts";
import { Ulid } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

/** Exports in memory. */
export function memoryExportStore(): ExportStore {
  const all = new Map<string, ExportItem>();
  const requests = new Map<string, { requestHash: string; exportId: Ulid }>();
  const keyOf = ({ userId, exportId }: ExportName) => `${userId}/${exportId}`;
  const change = (name: ExportName, to: Partial<ExportItem>) => {
    const known = all.get(keyOf(name));
    if (!known || known.state === "done" || known.state === "failed") return "gone" as const;
    all.set(keyOf(name), ExportItem.parse({ ...known, ...to }));
    return "saved" as const;
  };
  return {
    async create(userId, item, request) {
      const key = keyOf({ userId, exportId: item.id });
      const requestKey = `${userId}/${request?.keyHash}`;
      if (all.has(key) || (request && requests.has(requestKey))) return "taken";
      all.set(key, ExportItem.parse(item));
      if (request) {
        requests.set(requestKey, { requestHash: request.requestHash, exportId: item.id });
      }
      return "created";
    },
    requested: async (userId, keyHash) => {
      const found = requests.get(`${userId}/${keyHash}`);
      return found && ExportRequestItem.parse(found);
    },
    get: async (name) => all.get(keyOf(name)),
    async list(userId, { limit, cursor }) {
      const start = positionIn(userId, cursor, Ulid);
      const own = [...all].filter(([key]) => key.startsWith(`${userId}/`)).map(([, one]) => one);
      const rest = own
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .filter(({ id }) => start === undefined || id < start);
      const items = rest.slice(0, limit);
      const end = items.at(-1);
      const hasMore = rest.length > limit;
      return { items, ...(hasMore && end && { nextCursor: cursorAt(userId, end.id) }) };
    },
    async begin(name, at) {
      const startedAt = all.get(keyOf(name))?.startedAt ?? at;
      if (change(name, { state: "running", startedAt }) === "gone") return "gone";
      return all.get(keyOf(name)) ?? "gone";
    },
    advance: async (name, progress) => change(name, progress),
    finish: async (name, { file, counts, leftOut }, at) => {
      const count = counts.items + counts.itemsSkipped;
      return change(name, {
        ...{ state: "done", finishedAt: at, itemsDone: count, itemsTotal: count },
        ...{ file, counts, leftOut: [...leftOut] },
      });
    },
    fail: async (name, { error, at }) => change(name, { state: "failed", error, finishedAt: at }),
    remove: async (name) => (all.delete(keyOf(name)) ? "removed" : "absent"),
  };
}

/** Files in memory; `kept` shows what lies there. */
export function memoryExportFiles() {
  const kept = new Map<string, { readonly bytes: Buffer; readonly fileName: string }>();
  return {
    kept,
    async keep(id, bytes, { fileName }) {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      const whole = Buffer.concat(pieces);
      kept.set(id, { bytes: whole, fileName });
      return whole.byteLength;
    },
    async remove(id) {
      kept.delete(id);
    },
  } satisfies ExportFiles & { kept: Map<string, unknown> };
}
