import type { Writes } from "./writes.ts";
import { printingWords } from "./written-finish.ts";
import { conditionIn, paidIn, quantity } from "./written-item.ts";
import { shortWords } from "./written-words.ts";

/** What its import takes, exactly. */
export const pokecollectorColumns: Writes = {
  columns: {
    set_code: ({ card }) => card.setCode,
    number: ({ card }) => card.number,
    quantity,
    condition: conditionIn(shortWords),
    variant: ({ item }) => printingWords(item.variant).toLowerCase(),
    lang: ({ item }) => item.language,
    purchase_price: paidIn("EUR"),
  },
  loses: [
    ...([
      "collection",
      "kind",
      "name",
      "set name",
      "rarity",
      "grade",
      "certificate",
      "other currencies",
    ] as const),
    ...(["day bought", "location", "tags", "notes", "picture", "signed", "altered"] as const),
    ...(["misprint", "proxy", "day added", "sealed products"] as const),
  ],
  refuses: ({ card }) =>
    card.game === "pokemon" ? undefined : "PokéCollector holds Pokémon cards alone.",
};
