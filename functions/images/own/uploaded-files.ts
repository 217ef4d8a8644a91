import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import type { Ulid } from "#schemas/values.ts";

/** Where files are uploaded to, as whoever asks learns it. */
export interface UploadAddresses {
  /** An address that takes one file of this type and size with `PUT` and these headers, until then. */
  addressOf(upload: Pick<UploadItem, "id" | "contentType" | "bytes">): Promise<{
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly expiresAt: string;
  }>;
  /** Whether the file has come. */
  isThere(uploadId: Ulid): Promise<boolean>;
}

/** Files as they were uploaded. */
export interface UploadedFiles {
  /** Undefined when it has not come, or is gone. */
  read(uploadId: Ulid): Promise<Uint8Array | undefined>;
  remove(uploadId: Ulid): Promise<void>;
}

/** What people see of their own pictures. */
export interface OwnFiles {
  /** As WebP in a width. */
  keep(
    picture: Pick<OwnPictureItem, "id" | "secret">,
    widthPx: number,
    bytes: Uint8Array,
  ): Promise<void>;
  /** Removes everything of a picture: what people see, cells, and what these are made of. */
  remove(picture: Pick<OwnPictureItem, "id" | "secret">, widths: readonly number[]): Promise<void>;
}
