import type { ImportName, ImportStore } from "#functions/transfer/imports/import-store.ts";
import { stateOf } from "#functions/transfer/imports/import-view.ts";
import type { ChoicesItem, ImportItem } from "#schemas/storage/import-items.ts";
import { Ulid } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

/** Imports in memory. */
export function memoryImports(): ImportStore {
  const all = new Map<string, ImportItem>();
  const requests = new Map<string, { requestHash: ImportRequestHash; importId: Ulid }>();
  const chosen = new Map<string, { id: string; choices: ChoicesItem["choices"] }[]>();
  const keyOf = ({ userId, importId }: ImportName) => `${userId} ${importId}`;
  const change = (
    name: ImportName,
    isAllowed: (item: ImportItem) => boolean,
    changed: (item: ImportItem) => ImportItem,
  ) => {
    const item = all.get(keyOf(name));
    if (!item || !isAllowed(item)) return "other" as const;
    all.set(keyOf(name), changed(item));
    return "saved" as const;
  };
  const isIn =
    (...states: readonly ImportItem["state"][]) =>
    ({ state }: ImportItem) =>
      states.includes(state);

  return {
    async create(userId, one, request) {
      const key = keyOf({ userId, importId: one.id });
      const asked = request && `${userId} ${request.keyHash}`;
      if (all.has(key) || (asked && requests.has(asked))) return "taken";
      all.set(key, one);
      if (request && asked) {
        requests.set(asked, { requestHash: request.requestHash, importId: one.id });
      }
      return "created";
    },
    requested: async (userId, keyHash) => requests.get(`${userId} ${keyHash}`),
    get: async (name) => all.get(keyOf(name)),
    async list(userId, { limit, cursor }) {
      const list = `imports ${userId}`;
      const start = positionIn(list, cursor, Ulid);
      const own = [...all]
        .filter(([key]) => key.startsWith(`${userId} `))
        .map(([, item]) => item)
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .filter(({ id }) => start === undefined || id < start);
      const items = own.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(own.length > limit && last && { nextCursor: cursorAt(list, last.id) }) };
    },
    async read(name, { after, options }) {
      const outcome = change(
        name,
        (item) =>
          isIn("waiting", "reading", "previewed", "failed")(item) &&
          item.reading === after &&
          item.changeId === undefined,
        ({ refusal: _refusal, expiresAt: _at, finishedAt: _end, ...item }) => ({
          ...{ ...item, state: "reading", options, reading: after + 1 },
        }),
      );
      return outcome === "saved" ? "reading" : "other";
    },
    setOptions: async (name, options) =>
      change(name, isIn("waiting"), (item) => ({ ...item, options })),
    previewed: async (name, { reading, ...preview }) =>
      change(
        name,
        (item) => item.state === "reading" && item.reading === reading,
        (item) => ({ ...item, state: "previewed", ...preview }),
      ),
    unreadable: async (name, { reading, refusal, at }) =>
      change(
        name,
        (item) => item.state === "reading" && item.reading === reading,
        (item) => ({ ...item, state: "failed", refusal, finishedAt: at }),
      ),
    async confirm(name, { changeId, at }) {
      const outcome = change(
        name,
        (item) => stateOf(item, new Date(at)) === "previewed",
        (item) => ({ ...item, state: "confirming", changeId }),
      );
      return outcome === "saved" ? "confirmed" : "other";
    },
    planned: async (name, { parts, lots, outcome }) =>
      change(
        name,
        (item) => item.state === "confirming" && item.parts === undefined,
        (item) => ({ ...item, parts: { done: 0, all: parts, lots }, outcome }),
      ),
    advance: async (name, from, { done, outcome }) =>
      change(
        name,
        ({ state, parts }) => state === "confirming" && parts?.done === from,
        (item) => ({ ...item, parts: { ...{ all: 0, lots: 0, ...item.parts }, done }, outcome }),
      ),
    finish: async (name, { at, outcome }) =>
      change(name, isIn("confirming"), (item) => ({
        ...{ ...item, state: "done", finishedAt: at, outcome },
      })),
    fail: async (name, { refusal, at }) =>
      change(name, isIn("confirming", "reading"), (item) => ({
        ...{ ...item, state: "failed", refusal, finishedAt: at },
      })),
    cancel: async (name, at) =>
      change(name, isIn("waiting", "reading", "previewed"), (item) => ({
        ...{ ...item, state: "cancelled", finishedAt: at },
      })),
    async choose(name, reading, { id, choices }) {
      const item = all.get(keyOf(name));
      if (item?.state !== "previewed" || item.reading !== reading) return "other";
      const key = `${keyOf(name)} ${reading}`;
      chosen.set(key, [...(chosen.get(key) ?? []), { id, choices }]);
      return "saved";
    },
    async choices(name, reading) {
      const own = chosen.get(`${keyOf(name)} ${reading}`) ?? [];
      return own.toSorted((a, b) => (a.id < b.id ? -1 : 1)).flatMap(({ choices }) => choices);
    },
  };
}

type ImportRequestHash = NonNullable<Awaited<ReturnType<ImportStore["requested"]>>>["requestHash"];
