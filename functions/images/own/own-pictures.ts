import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import type { Day, Ulid } from "#schemas/values.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Names an upload of a user. */
export interface UploadName {
  readonly userId: string;
  readonly uploadId: Ulid;
}

/** Names a picture of a user. */
export interface OwnPictureName {
  readonly userId: string;
  readonly pictureId: OwnPictureId;
}

/** Files on their way to become pictures of users. Every read sees the newest write. */
export interface PictureUploads {
  /** Keeps a new one. `taken` when its id is, or another came with the same key. */
  create(
    userId: string,
    upload: UploadItem,
    request: RequestNote | undefined,
  ): Promise<"created" | "taken">;
  /** Which upload an idempotency key made. */
  requested(
    userId: string,
    keyHash: RequestNote["keyHash"],
  ): Promise<{ readonly requestHash: string; readonly uploadId: Ulid } | undefined>;
  /** Undefined when there is none, or it is forgotten. */
  find(name: UploadName): Promise<UploadItem | undefined>;
  /** From now on it is being checked, unless it has ended. */
  check(name: UploadName): Promise<"checking" | "ended">;
  /** It is no picture that can be kept, unless it has ended. */
  refuse(name: UploadName, reason: string): Promise<"refused" | "ended">;
  /**
   * It has become a picture of its owner, in one step. `known` when it has before; `full` when the owner has `most`
   * already; `ended` when it has become another, was refused, or is gone.
   */
  accept(
    name: UploadName,
    picture: OwnPictureItem,
    most: number,
  ): Promise<"kept" | "known" | "full" | "ended">;
}

/** Pictures that users have uploaded. Every read sees the newest write; those that are discarded show `remains` and `tidying` alone. */
export interface OwnPictures {
  find(name: OwnPictureName): Promise<OwnPictureItem | undefined>;
  /** Those of these that are there. */
  present(userId: string, ids: readonly OwnPictureId[]): Promise<ReadonlySet<OwnPictureId>>;
  /** One that is discarded. */
  remains(name: OwnPictureName): Promise<OwnPictureItem | undefined>;
  /** How many a user has: one small read. */
  count(userId: string): Promise<number>;
  /**
   * By id.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<OwnPictureItem>>;
  /** From now on it is there for nobody. */
  discard(name: OwnPictureName, at: string): Promise<"discarded" | "absent">;
  /** All that a user has, discarded ones as well. */
  tidying(userId: string): Promise<readonly OwnPictureItem[]>;
  /** Since when no item shows it; undefined: one does. */
  setLoose(name: OwnPictureName, since: Day | undefined): Promise<void>;
  /** Forgets one that is discarded, and counts one less. Without effect for any other. */
  forget(name: OwnPictureName): Promise<void>;
  /** Everybody who has uploaded a picture, page by page. */
  owners(): AsyncIterable<readonly string[]>;
}
