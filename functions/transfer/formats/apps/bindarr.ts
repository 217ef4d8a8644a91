import type { Format } from "../format.ts";
import { bindarrColumns } from "../writing/bindarr-columns.ts";

/** Where a card lies has three columns. */
export const bindarr: Format = {
  id: "bindarr",
  title: "Bindarr",
  signs: [
    { has: ["location container"], isSure: true },
    { has: ["card id", "set id", "printing"], isSure: true },
  ],
  columns: {
    id_any: ["card id"],
    name: ["name"],
    set_name: ["set name"],
    set_code: ["set id"],
    number: ["card number"],
    rarity: ["rarity"],
    quantity: ["quantity"],
    finish: ["printing"],
    condition: ["condition"],
    language: ["language"],
    paid: ["purchase price"],
    location: ["location container", "sub-location page/row", "sub-location slot/section"],
    added_on: ["added at"],
    known: ["market price"],
  },
  writes: bindarrColumns,
};
