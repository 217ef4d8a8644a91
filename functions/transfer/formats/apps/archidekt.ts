import type { Format } from "../format.ts";
import { archidektColumns } from "../writing/archidekt-columns.ts";

/** Users choose the columns. */
export const archidekt: Format = {
  id: "archidekt",
  title: "Archidekt",
  signs: [
    { has: ["edition code", "date added"], isSure: true },
    { has: ["edition name", "edition code", "finish"], isSure: true },
    { has: ["scryfall oracle id", "mana value"], isSure: true },
    { has: ["maybeboard"], isSure: true },
  ],
  columns: {
    quantity: ["quantity"],
    name: ["name"],
    finish: ["finish"],
    condition: ["condition"],
    added_on: ["date added"],
    language: ["language"],
    paid: ["purchase price"],
    tags: ["tags"],
    set_name: ["edition name"],
    set_code: ["edition code"],
    id_scryfall: ["scryfall id"],
    number: ["collector number"],
    rarity: ["rarity"],
    known: [
      "multiverse id",
      "mtgo id",
      "mana value",
      "colors",
      "identities",
      "mana cost",
      "types",
      "sub-types",
      "super-types",
      "price (card kingdom)",
      "price (tcg player)",
      "price (star city games)",
      "price (card hoarder)",
      "price (card market)",
      "scryfall oracle id",
      "maybeboard",
    ],
  },
  scale: "american",
  writes: archidektColumns,
};
