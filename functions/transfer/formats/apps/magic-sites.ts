import type { Format } from "../format.ts";

const game = "Magic: The Gathering";

/** Sites and apps of one game that is not ours: their files are read, so that each of their rows gets an answer. */
export const mtggoldfish: Format = {
  id: "mtggoldfish",
  title: "MTGGoldfish",
  game,
  signs: [
    { has: ["card", "set id", "variation"], isSure: true },
    { has: ["card", "set id", "set name", "foil"], isSure: true },
  ],
  columns: {
    name: ["card"],
    set_code: ["set id"],
    set_name: ["set name"],
    quantity: ["quantity"],
    finish: ["foil", "variation"],
    number: ["collector number"],
    id_scryfall: ["scryfall id"],
  },
};

export const deckstats: Format = {
  id: "deckstats",
  title: "Deckstats",
  game,
  signs: [{ has: ["card_name", "is_foil", "set_code"], isSure: true }],
  columns: {
    quantity: ["amount"],
    name: ["card_name"],
    is_foil: ["is_foil"],
    is_signed: ["is_signed"],
    set_code: ["set_code"],
    language: ["language"],
    number: ["collector_number"],
    condition: ["condition"],
    notes: ["comment"],
    added_on: ["added"],
    known: ["is_pinned", "set_id"],
  },
};

export const helvault: Format = {
  id: "helvault",
  title: "Helvault",
  game,
  signs: [{ has: ["scryfall_id", "extras"], isSure: true }],
  columns: {
    number: ["collector_number"],
    finish: ["extras"],
    language: ["language"],
    name: ["name"],
    quantity: ["quantity"],
    rarity: ["rarity"],
    id_scryfall: ["scryfall_id"],
    set_code: ["set_code"],
    set_name: ["set_name"],
    known: [
      "cmc",
      "color_identity",
      "colors",
      "estimated_price",
      "mana_cost",
      "oracle_id",
      "type_line",
    ],
  },
};

export const cardsphere: Format = {
  id: "cardsphere",
  title: "Cardsphere",
  game,
  signs: [
    { has: ["tradelist count", "edition", "scryfall id", "last modified"], isSure: true },
    { has: ["count", "edition", "last modified"], hasNot: ["collector number"], isSure: false },
  ],
  columns: {
    quantity: ["count"],
    name: ["name"],
    set_name: ["edition"],
    condition: ["condition"],
    language: ["language"],
    finish: ["foil"],
    tags: ["tags"],
    id_scryfall: ["scryfall id"],
    known: ["tradelist count", "last modified"],
  },
  scale: "american",
};

/** It writes `Languange`. */
export const tappedout: Format = {
  id: "tappedout",
  title: "TappedOut",
  game,
  signs: [
    { has: ["languange"], isSure: true },
    { has: ["qty", "set number", "alter"], isSure: true },
  ],
  columns: {
    quantity: ["qty"],
    name: ["name"],
    set_code: ["set"],
    number: ["set number"],
    finish: ["foil"],
    is_altered: ["alter"],
    is_signed: ["signed"],
    condition: ["condition"],
    is_proxy: ["proxy"],
    language: ["languange", "language"],
  },
  scale: "american",
};

/** Its total counts the foils as well. */
export const deckedBuilder: Format = {
  id: "decked_builder",
  title: "Decked Builder",
  game,
  signs: [
    { has: ["mvid"], isSure: true },
    { has: ["reg qty", "foil qty"], isSure: true },
  ],
  columns: {
    quantity: ["total qty"],
    quantity_regular: ["reg qty"],
    quantity_foil: ["foil qty"],
    name: ["card"],
    set_name: ["set"],
    rarity: ["rarity"],
    notes: ["notes"],
    known: [
      "mana cost",
      "card type",
      "color",
      "mvid",
      "single price",
      "single foil price",
      "total price",
      "price source",
    ],
  },
};

export const mtgo: Format = {
  id: "mtgo",
  title: "Magic Online",
  game,
  signs: [{ has: ["id #"], isSure: true }],
  columns: {
    name: ["card name"],
    quantity: ["quantity"],
    rarity: ["rarity"],
    set_code: ["set"],
    number: ["collector #"],
    is_foil: ["premium"],
    notes: ["annotation"],
    known: ["id #", "sideboarded"],
  },
};
