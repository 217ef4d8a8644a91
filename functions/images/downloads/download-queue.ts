import type { DownloadKind } from "#schemas/images/download.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { RenderName } from "../renders/render-store.ts";

/** All pages of a render in one file. */
export interface WantedDownload extends RenderName {
  readonly download: DownloadKind;
  /** What it shows, which others may wait for as well; of messages from before nobody knows. */
  readonly composite?: Sha256 | undefined;
}

/** Has downloads made, elsewhere and soon. Asking twice does no harm. */
export interface DownloadQueue {
  send(wanted: WantedDownload): Promise<void>;
}
