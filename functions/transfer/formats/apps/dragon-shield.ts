import type { Format } from "../format.ts";
import { dragonShieldColumns } from "../writing/dragon-shield-columns.ts";

const card = {
  quantity: ["quantity"],
  name: ["card name"],
  set_code: ["set code"],
  set_name: ["set name"],
  number: ["card number"],
  condition: ["condition"],
  finish: ["printing"],
  language: ["language"],
  paid: ["price bought"],
  bought_on: ["date bought"],
} as const;

export const dragonShield: Format = {
  id: "dragon_shield",
  title: "Dragon Shield",
  signs: [
    { has: ["folder name", "card name"], isSure: true },
    { has: ["trade quantity", "card name"], isSure: true },
    { has: ["card name", "price bought", "date bought"], hasNot: ["list type"], isSure: false },
  ],
  columns: {
    ...card,
    list: ["folder name"],
    known: ["trade quantity", "low", "mid", "market", "avg", "trend"],
  },
  scale: "european",
  writes: dragonShieldColumns,
};

/** Of its app for phones, which writes a blank after each comma. */
export const dragonShieldMobile: Format = {
  id: "dragon_shield_mobile",
  title: "Dragon Shield (mobile app)",
  signs: [{ has: ["cardnumber", "expansion code"], isSure: true }],
  columns: {
    quantity: ["quantity"],
    name: ["name"],
    number: ["cardnumber"],
    is_foil: ["foil"],
    set_code: ["expansion code"],
    set_name: ["expansion name"],
    paid: ["purchaseprice"],
    condition: ["condition"],
    language: ["language"],
    bought_on: ["purchasedate"],
    known: ["single current price", "total current price"],
  },
  scale: "european",
};

/** Of the app that came after it. */
export const dragonShieldSorted: Format = {
  id: "dragon_shield_sorted",
  title: "Dragon Shield Sorted",
  signs: [{ has: ["list type", "list name", "card name"], isSure: true }],
  columns: {
    ...card,
    list_kind: ["list type"],
    list: ["list name"],
    rarity: ["rarity"],
    known: [
      "collection",
      "format",
      "board",
      "parent list type",
      "parent list name",
      "list cover image",
      "parent list cover image",
      "current price (tcgplayer_marketsellprice)",
    ],
  },
  scale: "european",
  lists: { deck: { ask: "deck" }, list: { take: "binder" } },
};
