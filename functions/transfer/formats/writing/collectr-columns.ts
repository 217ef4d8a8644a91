import type { Writes } from "./writes.ts";
import { printingWords } from "./written-finish.ts";
import {
  addedOn,
  conditionIn,
  grade,
  notes,
  numberOfTotal,
  paid,
  quantity,
} from "./written-item.ts";
import { fullWords, gameName } from "./written-words.ts";

export const collectrColumns: Writes = {
  columns: {
    "Portfolio Name": ({ collection }) => collection.name,
    Category: ({ card }) => gameName(card.game),
    Set: ({ card }) => card.setName,
    "Product Name": ({ card }) => card.name,
    "Card Number": numberOfTotal,
    Rarity: ({ card }) => card.rarity ?? "",
    Variance: ({ item, card }) => (card.isSealed ? "" : printingWords(item.variant)),
    Grade: (one) => grade(one) || "Ungraded",
    "Card Condition": conditionIn(fullWords),
    "Average Cost Paid": paid,
    Quantity: quantity,
    "Market Price": () => "",
    "Price Override": () => "",
    Watchlist: ({ collection }) => (collection.kind === "wishlist" ? "true" : "false"),
    "Date Added": addedOn,
    Notes: notes,
  },
  loses: [
    ...(["kind", "set code", "language", "certificate", "currency", "day bought"] as const),
    ...(["location", "tags", "picture", "signed", "altered", "misprint", "proxy"] as const),
  ],
};
