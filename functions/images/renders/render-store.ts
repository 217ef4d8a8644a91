import type { RenderSummary } from "#schemas/images/render.ts";
import type {
  PlaceholderLists,
  RenderItem,
  RenderRequestItem,
  StoredComposite,
  StoredPrint,
} from "#schemas/storage/image-items.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** A render of a user. */
export interface RenderName {
  readonly userId: string;
  readonly renderId: Ulid;
}

/** How far a render is. */
export interface RenderProgress {
  readonly percent: number;
  readonly cardsDone: number;
}

/** What a render came to: pages, or a print. */
export type RenderMade = { readonly composite: StoredComposite } | { readonly print: StoredPrint };

/** Where renders are kept, for thirty days. Reads of one render see the newest write. */
export interface RenderStore {
  /** Keeps a new render and, in the same step, which idempotency key made it. */
  create(
    userId: string,
    render: RenderItem,
    request?: { readonly keyHash: Sha256; readonly requestHash: Sha256 } | undefined,
  ): Promise<"created" | "taken">;
  /** Which render an idempotency key made, and of what request. */
  requested(userId: string, keyHash: Sha256): Promise<RenderRequestItem | undefined>;
  get(name: RenderName): Promise<RenderItem | undefined>;
  /**
   * A user's renders, the newest first.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<RenderSummary>>;

  /** Notes that somebody draws it, since when the first did, and says what it is; `gone` when it was deleted or has ended. */
  begin(name: RenderName, at: string): Promise<RenderItem | "gone">;
  advance(name: RenderName, progress: RenderProgress): Promise<"saved" | "gone">;
  finish(
    name: RenderName,
    result: {
      readonly made: RenderMade;
      readonly placeholders: PlaceholderLists;
      readonly at: string;
    },
  ): Promise<"saved" | "gone">;
  /** @param error a sentence for its owner */
  fail(name: RenderName, failure: { error: string; at: string }): Promise<"saved" | "gone">;
  /** Ends it for its owner, who does not want it any more; `gone` when it was deleted or has ended. */
  cancel(name: RenderName, at: string): Promise<"saved" | "gone">;
  remove(name: RenderName): Promise<"removed" | "absent">;

  /** A composite that was finished before and lasts for days. */
  composite(key: Sha256): Promise<StoredComposite | undefined>;
  /** Remembers a finished composite, its placeholders included: the key tells them from pictures. */
  rememberComposite(composite: StoredComposite): Promise<void>;
}
