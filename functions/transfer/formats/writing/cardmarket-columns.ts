import type { Writes } from "./writes.ts";
import { isFoil } from "./written-finish.ts";
import { conditionIn, quantity } from "./written-item.ts";
import { cardmarketLanguage, cardmarketNumbers } from "./written-words.ts";

const flag = (isSet: boolean | undefined) => ({ number: isSet === true ? "1" : "0" });
const nothing = () => "";

/** It names cards by its own products alone, and holds no more than what its shop asks. */
export const cardmarketColumns: Writes = {
  columns: {
    idProduct: ({ card }) => card.productIds["cardmarket"] ?? "",
    groupCount: quantity,
    price: nothing,
    idLanguage: ({ item }) => cardmarketLanguage(item.language) ?? "",
    condition: conditionIn(cardmarketNumbers),
    isFoil: ({ item }) => flag(isFoil(item.variant) && !item.variant.startsWith("reverse")),
    isSigned: ({ item }) => flag(item.isSigned),
    isAltered: ({ item }) => flag(item.isAltered),
    isPlayset: () => flag(false),
    isReverseHolo: ({ item }) => flag(item.variant.startsWith("reverse")),
    isFirstEd: ({ item }) => flag(item.variant.includes(".1st-edition")),
    isFullArt: nothing,
    isUberRare: nothing,
    isWithDie: nothing,
  },
  loses: [
    ...([
      "collection",
      "kind",
      "variant",
      "name",
      "set name",
      "set code",
      "number",
      "rarity",
      "grade",
    ] as const),
    ...(["certificate", "price paid", "currency", "day bought", "location", "tags"] as const),
    ...(["notes", "picture", "misprint", "proxy", "day added"] as const),
  ],
  refuses: ({ item, card }) => {
    if (card.productIds["cardmarket"] === undefined) {
      return "No product of Cardmarket is known for the card, and its files name products alone.";
    }
    return cardmarketLanguage(item.language) === undefined
      ? "Cardmarket has no number for its language."
      : undefined;
  },
  separator: ";",
};
