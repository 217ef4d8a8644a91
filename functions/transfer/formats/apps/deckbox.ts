import type { Format } from "../format.ts";
import { deckboxColumns } from "../writing/deckbox-columns.ts";

/** It has names, codes and numbers of its own; its flags hold the word, such as `signed`. */
export const deckbox: Format = {
  id: "deckbox",
  title: "Deckbox",
  signs: [
    { has: ["tradelist count", "card number", "edition"], isSure: true },
    { has: ["artist proof", "altered art"], isSure: true },
    { has: ["printing id", "printing note"], isSure: true },
  ],
  columns: {
    quantity: ["count"],
    name: ["name"],
    set_name: ["edition"],
    set_code: ["edition code"],
    number: ["card number"],
    condition: ["condition"],
    language: ["language"],
    is_foil: ["foil"],
    is_signed: ["signed"],
    is_altered: ["altered art"],
    is_misprint: ["misprint"],
    notes: ["printing note"],
    tags: ["tags"],
    rarity: ["rarity"],
    id_tcgplayer: ["tcgplayer id"],
    id_scryfall: ["scryfall id"],
    known: [
      "tradelist count",
      "decks count built",
      "decks count all",
      "artist proof",
      "promo",
      "textless",
      "printing id",
      "my price",
      "type",
      "cost",
      "price",
      "image url",
      "last updated",
    ],
  },
  scale: "american",
  writes: deckboxColumns,
};
