import type { Writes } from "./writes.ts";
import { isFoil } from "./written-finish.ts";
import { conditionIn, quantity, tags } from "./written-item.ts";
import { languageName, magicWords } from "./written-words.ts";

const nothing = () => "";

/** Its flags hold their own word; `My Price` is what somebody asks, not what they paid. */
export const deckboxColumns: Writes = {
  columns: {
    Count: quantity,
    "Tradelist Count": ({ item, collection }) => ({
      number: collection.kind === "tradelist" ? String(item.quantity) : "0",
    }),
    Name: ({ card }) => card.name,
    Edition: ({ card }) => card.setName,
    "Edition Code": ({ card }) => card.setCode,
    "Card Number": ({ card }) => card.number,
    Condition: conditionIn(magicWords),
    Language: ({ item }) => languageName(item.language),
    Foil: ({ item }) => (isFoil(item.variant) ? "foil" : ""),
    Signed: ({ item }) => (item.isSigned === true ? "signed" : ""),
    "Artist Proof": nothing,
    "Altered Art": ({ item }) => (item.isAltered === true ? "altered" : ""),
    Misprint: ({ item }) => (item.isMisprint === true ? "misprint" : ""),
    Promo: nothing,
    Textless: nothing,
    "Printing Id": nothing,
    "Printing Note": nothing,
    Tags: tags,
    "My Price": nothing,
    "TcgPlayer ID": ({ card }) => card.productIds["tcgplayer"] ?? "",
  },
  loses: [
    ...(["collection", "kind", "variant", "rarity", "grade", "certificate"] as const),
    ...(["price paid", "currency", "day bought", "location", "notes", "picture"] as const),
    ...(["proxy", "day added", "sealed products"] as const),
  ],
};
