import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Place } from "../collection/collection-store.ts";

/** Lots of one printing that are there, in no order. Reads all of the collection, and sees the newest write. */
export type LotsOfPrinting = (place: Place, printing: PrintingId) => Promise<readonly LotItem[]>;
