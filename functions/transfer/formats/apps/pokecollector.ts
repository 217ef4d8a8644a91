import type { Format } from "../format.ts";
import { pokecollectorColumns } from "../writing/pokecollector-columns.ts";

/** What it takes and what it gives have other columns. */
export const pokecollector: Format = {
  id: "pokecollector",
  title: "PokéCollector",
  signs: [
    { has: ["set_code", "number", "lang", "purchase_price"], isSure: true },
    { has: ["card id", "total value (eur)"], isSure: true },
  ],
  columns: {
    set_code: ["set_code"],
    number: ["number"],
    quantity: ["quantity"],
    condition: ["condition"],
    finish: ["variant"],
    language: ["lang"],
    paid: ["purchase_price", "purchase price (eur)"],
    id_any: ["card id"],
    name: ["name"],
    set_name: ["set"],
    rarity: ["rarity"],
    added_on: ["added at"],
    known: ["current price (eur)", "total value (eur)"],
  },
  currency: "EUR",
  game: "Pokemon",
  writes: pokecollectorColumns,
};
