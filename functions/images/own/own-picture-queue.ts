import type { OwnPictureName, UploadName } from "./own-pictures.ts";

/** What there is to do with pictures that users have uploaded. */
export type OwnPictureWork =
  | { readonly check: UploadName }
  | { readonly discard: OwnPictureName }
  | { readonly tidy: { readonly userId: string } };

/** Has it done, elsewhere and soon. Asking twice does no harm. */
export interface OwnPictureQueue {
  send(work: OwnPictureWork): Promise<void>;
}
