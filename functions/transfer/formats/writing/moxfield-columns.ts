import type { Writes } from "./writes.ts";
import { isFoil } from "./written-finish.ts";
import { conditionIn, paid, quantity, tags } from "./written-item.ts";
import { languageName, magicWords } from "./written-words.ts";

const flag = (isSet: boolean | undefined) => (isSet === true ? "True" : "False");

/** Import wants `Playtest Card` where its export has `Proxy`. */
export const moxfieldColumns: Writes = {
  columns: {
    Count: quantity,
    "Tradelist Count": ({ item, collection }) => ({
      number: collection.kind === "tradelist" ? String(item.quantity) : "0",
    }),
    Name: ({ card }) => card.name,
    Edition: ({ card }) => card.setCode.toLowerCase(),
    Condition: conditionIn(magicWords),
    Language: ({ item }) => languageName(item.language),
    Foil: ({ item }) => (isFoil(item.variant) ? "foil" : ""),
    Tags: tags,
    "Last Modified": ({ item }) => item.updatedAt.slice(0, 19).replace("T", " "),
    "Collector Number": ({ card }) => card.number,
    Alter: ({ item }) => flag(item.isAltered),
    "Playtest Card": ({ item }) => flag(item.isProxy),
    "Purchase Price": paid,
  },
  loses: [
    ...([
      "collection",
      "kind",
      "variant",
      "set name",
      "rarity",
      "grade",
      "certificate",
      "currency",
    ] as const),
    ...(["day bought", "location", "notes", "picture", "signed", "misprint"] as const),
    ...(["day added", "sealed products"] as const),
  ],
  isQuoted: true,
};
