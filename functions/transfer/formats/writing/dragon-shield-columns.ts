import type { Writes } from "./writes.ts";
import { printingWords } from "./written-finish.ts";
import { boughtOn, conditionIn, paid, quantity } from "./written-item.ts";
import { camelWords, languageName } from "./written-words.ts";

/** As its template has it: without prices, and without a line for the separator. */
export const dragonShieldColumns: Writes = {
  columns: {
    "Folder Name": ({ collection }) => collection.name,
    Quantity: quantity,
    "Trade Quantity": ({ item, collection }) => ({
      number: collection.kind === "tradelist" ? String(item.quantity) : "0",
    }),
    "Card Name": ({ card }) => card.name,
    "Set Code": ({ card }) => card.setCode,
    "Set Name": ({ card }) => card.setName,
    "Card Number": ({ card }) => card.number,
    Condition: conditionIn(camelWords),
    Printing: ({ item }) => printingWords(item.variant),
    Language: ({ item }) => languageName(item.language),
    "Price Bought": paid,
    "Date Bought": boughtOn,
  },
  loses: [
    ...(["kind", "rarity", "grade", "certificate", "currency", "location", "tags"] as const),
    ...(["notes", "picture", "signed", "altered", "misprint", "proxy", "day added"] as const),
    "sealed products",
  ],
};
