import { AnyPlan } from "#schemas/images/render.ts";
import { renderPlanKey } from "#schemas/storage/image-files.ts";
import { RenderBookmark, renderBookmarkKey } from "#schemas/storage/render-bookmark.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { RenderBookmarks, RenderPlans } from "./render-files.ts";

/** Keeps plans in the bucket `artifacts`, which forgets them after a week. */
export const s3RenderPlans = (artifacts: SignedObjects): RenderPlans => ({
  save: (renderId, plan) =>
    artifacts.put(renderPlanKey(renderId), JSON.stringify(plan), "application/json"),

  async get(renderId) {
    const bytes = await artifacts.get(renderPlanKey(renderId));
    return bytes && AnyPlan.parse(JSON.parse(Buffer.from(bytes).toString()));
  },
});

/** Keeps bookmarks beside them. */
export const s3RenderBookmarks = (artifacts: SignedObjects): RenderBookmarks => ({
  lay: (renderId, bookmark) =>
    artifacts.put(renderBookmarkKey(renderId), JSON.stringify(bookmark), "application/json"),

  async find(renderId) {
    const bytes = await artifacts.get(renderBookmarkKey(renderId));
    return bytes && RenderBookmark.parse(JSON.parse(Buffer.from(bytes).toString()));
  },
});
