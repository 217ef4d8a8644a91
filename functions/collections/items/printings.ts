import type { PrintingId, VariantKey } from "#schemas/values.ts";

/** What collections ask of the catalogue. */
export interface Printings {
  /** Keys of the variants of each printing, and of each sealed product that is held like one; what the catalogue does not know is left out. */
  variantsOf(ids: readonly PrintingId[]): Promise<ReadonlyMap<PrintingId, readonly VariantKey[]>>;
}
