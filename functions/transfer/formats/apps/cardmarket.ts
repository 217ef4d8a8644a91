import type { Format } from "../format.ts";
import { cardmarketColumns } from "../writing/cardmarket-columns.ts";

/** Stock and shipments of Cardmarket. They name no card but by the number of its product, and conditions and languages by numbers. */
export const cardmarket: Format = {
  id: "cardmarket",
  title: "Cardmarket",
  signs: [{ has: ["idproduct", "groupcount"], isSure: true }],
  columns: {
    id_cardmarket: ["idproduct"],
    quantity: ["groupcount"],
    language: ["idlanguage"],
    condition: ["condition"],
    is_foil: ["isfoil"],
    is_signed: ["issigned"],
    is_altered: ["isaltered"],
    is_playset: ["isplayset"],
    is_reverse: ["isreverseholo"],
    is_first_edition: ["isfirsted"],
    known: ["price", "isfullart", "isuberrare", "iswithdie"],
  },
  scale: "european",
  writes: cardmarketColumns,
};
