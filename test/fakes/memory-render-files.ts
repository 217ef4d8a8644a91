import type {
  PageFiles,
  RenderBookmarks,
  RenderPlans,
} from "#functions/images/renders/render-files.ts";
import { AnyPlan } from "#schemas/images/render.ts";
import { type PageName, renderPageKey } from "#schemas/storage/image-files.ts";
import { RenderBookmark } from "#schemas/storage/render-bookmark.ts";
import type { Clock } from "#shared/kernel/clock.ts";

export function memoryRenderPlans(): RenderPlans {
  const plans = new Map<string, string>();
  return {
    save: async (renderId, plan) => void plans.set(renderId, JSON.stringify(plan)),
    async get(renderId) {
      const text = plans.get(renderId);
      return text === undefined ? undefined : AnyPlan.parse(JSON.parse(text));
    },
  };
}

export function memoryRenderBookmarks(): RenderBookmarks {
  const bookmarks = new Map<string, string>();
  return {
    lay: async (renderId, bookmark) => void bookmarks.set(renderId, JSON.stringify(bookmark)),
    async find(renderId) {
      const text = bookmarks.get(renderId);
      return text === undefined ? undefined : RenderBookmark.parse(JSON.parse(text));
    },
  };
}

/** Pages in memory; `kept` names every write, `files` shows what lies there. */
export function memoryPageFiles(clock: Clock) {
  const files = new Map<string, { bytes: Uint8Array; storedAt: string }>();
  const kept: string[] = [];
  return {
    kept,
    files,
    async find(page: PageName) {
      const file = files.get(renderPageKey(page));
      return file && { bytes: file.bytes.byteLength, storedAt: file.storedAt };
    },
    get: async (page: PageName) => files.get(renderPageKey(page))?.bytes,
    async keep(page: PageName, bytes: Uint8Array) {
      kept.push(renderPageKey(page));
      files.set(renderPageKey(page), { bytes, storedAt: clock().toISOString() });
    },
  } satisfies PageFiles & { kept: string[]; files: Map<string, unknown> };
}
