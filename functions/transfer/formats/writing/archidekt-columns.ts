import type { Writes } from "./writes.ts";
import { isFoil } from "./written-finish.ts";
import { addedOn, conditionIn, paid, quantity, tags } from "./written-item.ts";
import { archidektCode, shortWords } from "./written-words.ts";

export const archidektColumns: Writes = {
  columns: {
    Quantity: quantity,
    Name: ({ card }) => card.name,
    Finish: ({ item }) => (isFoil(item.variant) ? "Foil" : "Normal"),
    Condition: conditionIn(shortWords),
    "Date Added": addedOn,
    Language: ({ item }) => archidektCode(item.language),
    "Purchase Price": paid,
    Tags: tags,
    "Edition Name": ({ card }) => card.setName,
    "Edition Code": ({ card }) => card.setCode.toLowerCase(),
    "Multiverse Id": () => "",
    "Scryfall ID": () => "",
    "Collector Number": ({ card }) => card.number,
  },
  loses: [
    ...(["collection", "kind", "variant", "rarity", "grade", "certificate", "currency"] as const),
    ...(["day bought", "location", "notes", "picture", "signed", "altered", "misprint"] as const),
    ...(["proxy", "sealed products"] as const),
  ],
};
