import type { PlannedLot } from "#schemas/collections/imported-lot.ts";
import type { CopyAttributes, NewCopies } from "#schemas/collections/item.ts";

/** What an import is to do to one lot; of its copies is said what `NewCopies` can say, and was checked before. */
export interface AskedLot extends Omit<PlannedLot, "copies"> {
  readonly copies: Omit<NewCopies, "quantity" | "grade"> & Pick<CopyAttributes, "grade">;
}
