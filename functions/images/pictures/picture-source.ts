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
    };

/** How a picture is asked for: conditionally where a tag is known, and no longer than this. */
export interface PictureRequest {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** For everything: redirections, a second try and the last byte. */
  readonly timeoutMs: number;
}

/** Fetches pictures from other people's servers. */
export interface PictureSource {
  /**
   * One picture. Never throws because of the source, and always answers in the time given.
   * `movedTo` is where it was found when the source says that it has moved there for good.
   */
  fetch(url: string, request: PictureRequest): Promise<PictureAnswer>;
}
