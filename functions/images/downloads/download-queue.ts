import type { DownloadKind } from "#schemas/images/download.ts";
import type { RenderName } from "../renders/render-store.ts";

/** Has downloads made, elsewhere and soon. Asking twice does no harm. */
export interface DownloadQueue {
  send(name: RenderName, kind: DownloadKind): Promise<void>;
}
