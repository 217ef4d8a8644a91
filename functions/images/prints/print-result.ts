import { type PrintOptions, printedCard } from "#schemas/images/print.ts";
import type { StoredPrint } from "#schemas/storage/image-items.ts";
import type { PrintSheet } from "./print-sheet.ts";

/** A pixel less, as rounding takes one, is no coarser picture. */
const tolerance = 1;

/** Gathers what the owner of a print is told of it. */
export function printResult(cells: number, { paper, backs }: PrintOptions, sheet: PrintSheet) {
  let least = Number.POSITIVE_INFINITY;
  let coarse = 0;
  const sheets = Math.ceil(cells / sheet.fronts.length);
  return {
    /** A card whose picture is printed with so many dots to the inch. */
    picture(dpi: number): void {
      least = Math.min(least, dpi);
      if (dpi < printedCard.dpi - tolerance) coarse += 1;
    },
    of: (bytes: number): Omit<StoredPrint, "key" | "storedAt"> => ({
      ...{ bytes, paper, orientation: sheet.orientation, coarse },
      ...{ pages: backs ? 2 * sheets : sheets, cardsPerSheet: sheet.fronts.length },
      ...(backs && { turnOver: sheet.turnOver }),
      ...(Number.isFinite(least) && { leastDpi: Math.round(least) }),
    }),
  };
}
