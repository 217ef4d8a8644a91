import type { Writes } from "./writes.ts";
import { printingWords } from "./written-finish.ts";
import { conditionIn, numberOfTotal, quantity } from "./written-item.ts";
import { fullWords, gameName, languageName } from "./written-words.ts";

const losses = [
  ...(["collection", "kind", "grade", "certificate", "price paid", "currency"] as const),
  ...(["day bought", "location", "tags", "notes", "picture", "signed", "altered"] as const),
  ...(["misprint", "proxy", "day added"] as const),
] as const;
const nothing = () => "";

const app: Writes = {
  columns: {
    Quantity: quantity,
    Name: ({ card }) => card.name,
    "Simple Name": ({ card }) => card.name,
    Set: ({ card }) => card.setName,
    "Card Number": numberOfTotal,
    "Set Code": ({ card }) => card.setCode,
    Printing: ({ item }) => printingWords(item.variant),
    Condition: conditionIn(fullWords),
    Language: ({ item }) => languageName(item.language),
    Rarity: ({ card }) => card.rarity ?? "",
    "Product ID": ({ card }) => card.productIds["tcgplayer"] ?? "",
    SKU: nothing,
  },
  loses: losses,
};

const seller: Writes = {
  columns: {
    "Product ID": ({ card }) => card.productIds["tcgplayer"] ?? "",
    "TCGplayer Id": nothing,
    "Product Line": ({ card }) => gameName(card.game),
    "Set Name": ({ card }) => card.setName,
    "Product Name": ({ card }) => card.name,
    Title: nothing,
    Number: numberOfTotal,
    Rarity: ({ card }) => card.rarity ?? "",
    Condition: conditionIn(fullWords),
    Printing: ({ item }) => printingWords(item.variant),
    "TCG Market Price": nothing,
    "TCG Direct Low": nothing,
    "TCG Low Price With Shipping": nothing,
    "TCG Low Price": nothing,
    "Total Quantity": quantity,
    "Add to Quantity": () => ({ number: "0" }),
    "TCG Marketplace Price": nothing,
    "Photo URL": nothing,
  },
  loses: [...losses, "language", "set code"],
  refuses: ({ card }) =>
    card.productIds["tcgplayer"] === undefined
      ? "No product of TCGplayer is known for the card, and its sellers’ files name products."
      : undefined,
  isQuoted: true,
};

/** How TCGplayer's two apps have our items. */
export const byTcgplayer: { readonly app: Writes; readonly seller: Writes } = { app, seller };
