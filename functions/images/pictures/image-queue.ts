import type { MadeFormat } from "#schemas/images/made-format.ts";
import type { PictureId } from "#schemas/images/picture-id.ts";

/** Has pictures fetched in advance. Asking twice does no harm. */
export interface ImageQueue {
  /** @param formats that somebody waits for, if any */
  send(ids: readonly PictureId[], formats?: readonly MadeFormat[]): Promise<void>;
}
