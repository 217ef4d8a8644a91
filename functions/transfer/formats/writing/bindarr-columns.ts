import type { Writes } from "./writes.ts";
import { printingWords } from "./written-finish.ts";
import { addedOn, conditionIn, location, paid, quantity } from "./written-item.ts";
import { fullWords, languageName } from "./written-words.ts";

export const bindarrColumns: Writes = {
  columns: {
    "Card ID": () => "",
    Name: ({ card }) => card.name,
    "Set Name": ({ card }) => card.setName,
    "Set ID": ({ card }) => card.setCode,
    "Card Number": ({ card }) => card.number,
    Rarity: ({ card }) => card.rarity ?? "",
    Quantity: quantity,
    Condition: conditionIn(fullWords),
    Printing: ({ item }) => printingWords(item.variant),
    Language: ({ item }) => languageName(item.language),
    "Purchase Price": paid,
    "Market Price": () => "",
    "Location Container": location,
    "Sub-Location Page/Row": () => "",
    "Sub-Location Slot/Section": () => "",
    "Added At": addedOn,
  },
  loses: [
    ...(["collection", "kind", "grade", "certificate", "currency", "day bought"] as const),
    ...(["tags", "notes", "picture", "signed", "altered", "misprint", "proxy"] as const),
    "sealed products",
  ],
};
