import type { PictureId } from "#schemas/images/picture-id.ts";
import type { Sha256 } from "#schemas/values.ts";

/** What came of asking for a picture. */
export type PictureAnswer =
  | {
      readonly kind: "picture";
      readonly bytes: Uint8Array;
      readonly etag?: string | undefined;
      readonly lastModified?: string | undefined;
      readonly movedTo?: string | undefined;
    }
  /** It is still what the caller's tag stands for. */
  | { readonly kind: "unchanged"; readonly movedTo?: string | undefined }
  /** The source says that there is none. */
  | { readonly kind: "absent" }
  /** What came is no picture of a card. */
  | { readonly kind: "unusable"; readonly reason: string }
  /** The source answers, and does not give the picture to us. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Nobody knows: no answer in time, or one that speaks of trouble. */
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly retryAfterSeconds?: number | undefined;
      /** What its host took for that, without what was waited for its sake. */
      readonly tookMs?: number | undefined;
    };

/** Its host was not asked: it is left alone, or busy with what others ask for. */
export interface Unasked {
  readonly kind: "unasked";
  readonly reason: string;
  /** When it may be asked again. */
  readonly untilMs: number;
}

/** How a picture is asked for: conditionally where a tag is known, and no longer than this. */
export interface PictureRequest {
  /** Whose picture it is, for the record. */
  readonly printingId: PictureId;
  /** What is known already, for the record. */
  readonly sha256?: Sha256 | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** For all answers together: redirections, a second try and the last byte. */
  readonly timeoutMs: number;
  /** For everything, with what is waited for its host's sake. */
  readonly leftMs: number;
}

/** Fetches pictures from other people's servers, as politely as these ask for. */
export interface PictureSource {
  /** Says which pictures are asked for next. */
  expect(urls: readonly string[]): void;
  /**
   * One picture. Never throws because of the source, and always answers in the time given.
   * `movedTo` is where it was found when the source says that it has moved there for good.
   */
  fetch(url: string, request: PictureRequest): Promise<PictureAnswer | Unasked>;
  /** Has every exchange since the last time put on record [LAKE-4]. */
  record(): Promise<void>;
}
