import type { Sha256 } from "#schemas/values.ts";

/** Cards as they are printed, by what they show; kept for some weeks. */
export interface PrintCells {
  has(face: Sha256): Promise<boolean>;
  get(face: Sha256): Promise<Uint8Array | undefined>;
  keep(face: Sha256, jpeg: Uint8Array): Promise<void>;
}
