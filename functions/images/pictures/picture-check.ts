import type { PrintingId } from "#schemas/values.ts";

/** A picture that is to be asked for. */
export interface PictureCheck {
  readonly printingId: PrintingId;
  readonly sourceUrl: string;
  /** Fetches it whole and makes its cells anew, even if it has not changed. */
  readonly isRepair?: boolean;
}
