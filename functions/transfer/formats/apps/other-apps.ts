import type { Format } from "../format.ts";

export const topdecked: Format = {
  id: "topdecked",
  title: "TopDecked",
  signs: [{ has: ["setcode", "setname"], isSure: true }],
  columns: {
    quantity: ["quantity"],
    name: ["name"],
    set_code: ["setcode"],
    set_name: ["setname"],
    number: ["collector number"],
    finish: ["finish"],
    rarity: ["rarity"],
    bought_on: ["acquired date"],
    paid: ["acquired price"],
    language: ["lang"],
    is_signed: ["signing"],
    is_altered: ["alteration"],
    condition: ["condition"],
    notes: ["notes"],
    tags: ["tags"],
    known: ["price", "id", "price sale"],
  },
};

/** Without a number of copies each of its rows is one copy. */
export const cardcastle: Format = {
  id: "cardcastle",
  title: "CardCastle",
  signs: [
    { has: ["json id"], isSure: true },
    { has: ["card name", "set name", "collector number", "count"], isSure: false },
  ],
  columns: {
    quantity: ["count"],
    name: ["card name"],
    set_name: ["set name"],
    condition: ["condition"],
    is_foil: ["foil"],
    language: ["language"],
    number: ["collector number"],
    known: ["multiverse id", "json id", "price usd"],
  },
};

/** Its users choose another site's format or columns of their own. */
export const delverLens: Format = {
  id: "delver_lens",
  title: "Delver Lens",
  signs: [{ has: ["acquired price", "tcgplayer product id"], isSure: true }],
  columns: {
    name: ["name"],
    paid: ["acquired price"],
    language: ["language"],
    set_code: ["set code"],
    id_tcgplayer: ["tcgplayer product id"],
    number: ["number"],
    is_foil: ["foil"],
    quantity: ["quantity"],
  },
};

const guide =
  "This is PriceCharting's price guide, which says what cards cost and not which of them you own.";

export const pricecharting: Format = {
  id: "pricecharting",
  title: "PriceCharting price guide",
  refused: guide,
  signs: [{ has: ["console-name", "loose-price"], isSure: true }],
  columns: {
    set_name: ["console-name"],
    name: ["product-name"],
    known: ["id"],
  },
};
