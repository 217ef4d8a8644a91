import type { PrintingId } from "#schemas/values.ts";

/** Has pictures fetched in advance. Asking twice does no harm. */
export interface ImageQueue {
  send(ids: readonly PrintingId[]): Promise<void>;
}
