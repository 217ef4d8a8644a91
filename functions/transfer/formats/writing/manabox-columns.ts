import type { Writes } from "./writes.ts";
import { isFoil } from "./written-finish.ts";
import { addedOn, conditionIn, currency, paid, quantity } from "./written-item.ts";
import { snakeWords } from "./written-words.ts";

const kinds = { binder: "binder", deck: "deck", wishlist: "list", tradelist: "binder" } as const;
const flag = (isSet: boolean | undefined) => (isSet === true ? "true" : "false");

export const manaboxColumns: Writes = {
  columns: {
    "Binder Name": ({ collection }) => collection.name,
    "Binder Type": ({ collection }) => kinds[collection.kind],
    Name: ({ card }) => card.name,
    "Set code": ({ card }) => card.setCode,
    "Set name": ({ card }) => card.setName,
    "Collector number": ({ card }) => card.number,
    Foil: ({ item }) => (isFoil(item.variant) ? "foil" : "normal"),
    Rarity: ({ card }) => card.rarity ?? "",
    Quantity: quantity,
    "ManaBox ID": () => "",
    "Scryfall ID": () => "",
    "Purchase price": paid,
    Misprint: ({ item }) => flag(item.isMisprint),
    Altered: ({ item }) => flag(item.isAltered),
    Signed: ({ item }) => flag(item.isSigned),
    Condition: conditionIn(snakeWords),
    Language: ({ item }) =>
      item.language.replace(/-(.*)$/, (_all, land) => `_${land.toUpperCase()}`),
    Proxy: ({ item }) => flag(item.isProxy),
    "Purchase price currency": currency,
    Added: addedOn,
  },
  loses: [
    ...(["kind", "variant", "grade", "certificate", "day bought", "location"] as const),
    ...(["tags", "notes", "picture", "sealed products"] as const),
  ],
};
