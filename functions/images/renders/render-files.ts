import type { AnyPlan } from "#schemas/images/render.ts";
import type { PageName } from "#schemas/storage/image-files.ts";
import type { RenderBookmark } from "#schemas/storage/render-bookmark.ts";
import type { Ulid } from "#schemas/values.ts";

/** Plans of renders: what travels in a message is only whose they are. */
export interface RenderPlans {
  save(renderId: Ulid, plan: AnyPlan): Promise<void>;
  /** Undefined when it has expired or was never there. */
  get(renderId: Ulid): Promise<AnyPlan | undefined>;
}

/** Where renders go on that were handed back while others waited. */
export interface RenderBookmarks {
  lay(renderId: Ulid, bookmark: RenderBookmark): Promise<void>;
  /** Undefined of a render that was never handed back. */
  find(renderId: Ulid): Promise<RenderBookmark | undefined>;
}

/** Pages of pictures, each under the hash of everything that is drawn. */
export interface PageFiles {
  /** How large a stored page is and since when it lies there, or undefined. */
  find(page: PageName): Promise<{ bytes: number; storedAt: string } | undefined>;
  keep(page: PageName, bytes: Uint8Array): Promise<void>;
  /** The page itself, or undefined. */
  get(page: PageName): Promise<Uint8Array | undefined>;
}
