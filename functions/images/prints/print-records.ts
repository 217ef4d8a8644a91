import type { StoredPrint } from "#schemas/storage/image-items.ts";
import type { Sha256 } from "#schemas/values.ts";

/** Which prints lie there, for days to come. Reads see the newest write. */
export interface PrintRecords {
  find(key: Sha256): Promise<StoredPrint | undefined>;
  remember(print: StoredPrint): Promise<void>;
}
