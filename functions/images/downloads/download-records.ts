import type { DownloadKind } from "#schemas/images/download.ts";
import type { StoredDownload } from "#schemas/storage/image-items.ts";
import type { Sha256 } from "#schemas/values.ts";

/** Which composites lie there in one file, for days to come. Reads see the newest write. */
export interface DownloadRecords {
  find(key: Sha256, kind: DownloadKind): Promise<StoredDownload | undefined>;
  remember(download: StoredDownload): Promise<void>;
}
