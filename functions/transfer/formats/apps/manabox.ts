import type { Format } from "../format.ts";
import { manaboxColumns } from "../writing/manabox-columns.ts";

const repeats =
  "Lists of ManaBox repeat cards that lie in binders, so that copies would be counted twice.";

/** The whole collection, or one binder or list without the first two columns. */
export const manabox: Format = {
  id: "manabox",
  title: "ManaBox",
  signs: [
    { has: ["manabox id"], isSure: true },
    { has: ["binder name", "binder type"], isSure: true },
  ],
  columns: {
    list: ["binder name"],
    list_kind: ["binder type"],
    name: ["name"],
    set_code: ["set code"],
    set_name: ["set name"],
    number: ["collector number"],
    finish: ["foil"],
    rarity: ["rarity"],
    quantity: ["quantity"],
    id_scryfall: ["scryfall id"],
    paid: ["purchase price"],
    is_misprint: ["misprint"],
    is_altered: ["altered"],
    is_signed: ["signed"],
    condition: ["condition"],
    language: ["language"],
    is_proxy: ["proxy"],
    currency: ["purchase price currency"],
    added_on: ["added"],
    known: ["manabox id"],
  },
  scale: "european",
  knowsFoilsAlone: true,
  lists: {
    binder: { take: "binder" },
    list: { leaveOut: repeats },
    deck: { ask: "deck" },
  },
  writes: manaboxColumns,
};
