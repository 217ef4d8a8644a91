import type { CurrentPricesPointer } from "#schemas/storage/current-prices.ts";
import type { BuiltPointers } from "#shared/kernel/built-pointers.ts";

/** Remembers which file of current prices of each game is current. */
export type CurrentPricePointers = BuiltPointers<CurrentPricesPointer>;
