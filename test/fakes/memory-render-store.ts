import * as z from "zod";
import type { RenderName, RenderStore } from "#functions/images/renders/render-store.ts";
import { RenderSummary } from "#schemas/images/render.ts";
import {
  RenderItem,
  type RenderRequestItem,
  type StoredComposite,
} from "#schemas/storage/image-items.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

/** Renders in memory. */
export function memoryRenderStore(): RenderStore {
  const renders = new Map<string, RenderItem>();
  const requests = new Map<string, RenderRequestItem>();
  const composites = new Map<string, StoredComposite>();
  const keyOf = ({ userId, renderId }: RenderName) => `${userId}/${renderId}`;
  const change = (name: RenderName, fields: Partial<RenderItem>): "saved" | "gone" => {
    const known = renders.get(keyOf(name));
    if (known?.state !== "queued" && known?.state !== "running") return "gone";
    renders.set(keyOf(name), { ...known, ...fields });
    return "saved";
  };

  return {
    async create(userId, render, request) {
      const key = keyOf({ userId, renderId: render.id });
      const requestKey = `${userId}/${request?.keyHash}`;
      if (renders.has(key) || (request && requests.has(requestKey))) return "taken";
      renders.set(key, RenderItem.parse(render));
      const { requestHash } = request ?? {};
      if (requestHash) requests.set(requestKey, { requestHash, renderId: render.id });
      return "created";
    },
    requested: async (userId, keyHash) => requests.get(`${userId}/${keyHash}`),
    get: async (name) => renders.get(keyOf(name)),
    async list(userId, { limit, cursor }) {
      const before = positionIn(userId, cursor, z.string()) ?? "~";
      const all = [...renders]
        .filter(([key, { id }]) => key.startsWith(`${userId}/`) && id < before)
        .map(([, render]) => RenderSummary.parse(render))
        .sort((a, b) => (a.id < b.id ? 1 : -1));
      const items = all.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        ...(all.length > limit && last && { nextCursor: cursorAt(userId, last.id) }),
      };
    },
    async begin(name, at) {
      const startedAt = renders.get(keyOf(name))?.startedAt ?? at;
      const outcome = change(name, { state: "running", startedAt });
      return outcome === "gone" ? outcome : RenderItem.parse(renders.get(keyOf(name)));
    },
    advance: async (name, progress) => change(name, progress),
    async finish(name, { made, placeholders, at }) {
      const cardsDone = renders.get(keyOf(name))?.cardsTotal ?? 0;
      const end = { state: "done" as const, percent: 100, cardsDone, finishedAt: at };
      return change(name, { ...end, ...made, placeholders });
    },
    fail: async (name, { error, at }) => change(name, { state: "failed", error, finishedAt: at }),
    cancel: async (name, at) => change(name, { state: "cancelled", finishedAt: at }),
    remove: async (name) => (renders.delete(keyOf(name)) ? "removed" : "absent"),
    composite: async (key) => composites.get(key),
    rememberComposite: async (composite) => void composites.set(composite.key, composite),
  };
}
