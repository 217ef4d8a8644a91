import type { PriceMapPointer } from "#schemas/storage/price-map.ts";
import type { BuiltPointers } from "#shared/kernel/built-pointers.ts";

/** Remembers which price map of each game is current. */
export type PriceMapPointers = BuiltPointers<PriceMapPointer>;
