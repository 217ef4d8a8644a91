import type { PictureId } from "#schemas/images/picture-id.ts";

/** Has pictures fetched in advance. Asking twice does no harm. */
export interface ImageQueue {
  send(ids: readonly PictureId[]): Promise<void>;
}
