import type { Format } from "../format.ts";
import { byTcgplayer } from "../writing/shop-columns.ts";

/** Users choose the columns; names repeat the number as in `Charizard - 4/102`. */
export const tcgplayerApp: Format = {
  id: "tcgplayer_app",
  title: "TCGplayer app",
  signs: [
    { has: ["simple name"], isSure: true },
    { has: ["product id", "sku", "printing"], isSure: true },
    { has: ["name", "card number", "printing"], hasNot: ["card id"], isSure: false },
  ],
  columns: {
    quantity: ["quantity"],
    name: ["name", "simple name"],
    set_name: ["set"],
    number: ["card number"],
    set_code: ["set code"],
    finish: ["printing"],
    condition: ["condition"],
    language: ["language"],
    rarity: ["rarity"],
    id_tcgplayer: ["product id"],
    id_tcgplayer_sku: ["sku"],
    known: ["external id", "price", "price each"],
  },
  scale: "american",
  writes: byTcgplayer.app,
};
