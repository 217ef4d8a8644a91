/** What came of asking for a picture. */
export type PictureAnswer =
  | {
      readonly kind: "picture";
      readonly bytes: Uint8Array;
      readonly etag?: string | undefined;
      readonly lastModified?: string | undefined;
    }
  /** It is still what the caller's tag stands for. */
  | { readonly kind: "unchanged" }
  /** The source says that there is none. */
  | { readonly kind: "absent" }
  /** What came can be no picture of a card, whenever it is asked for. */
  | { readonly kind: "unusable"; readonly reason: string }
  /** Nobody knows: no answer, or one that speaks of trouble. */
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly retryAfterSeconds?: number | undefined;
    };

/** Fetches pictures from other people's servers. */
export interface PictureSource {
  /** One picture, conditionally where a tag is known. Never throws because of the source. */
  fetch(
    url: string,
    known: { readonly etag?: string | undefined; readonly lastModified?: string | undefined },
  ): Promise<PictureAnswer>;
}
