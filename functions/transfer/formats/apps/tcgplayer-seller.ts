import type { Format } from "../format.ts";
import { byTcgplayer } from "../writing/shop-columns.ts";

const columns = {
  game: ["product line"],
  set_name: ["set name"],
  name: ["product name"],
  number: ["number"],
  rarity: ["rarity"],
  condition: ["condition"],
  quantity: ["total quantity"],
  quantity_added: ["add to quantity"],
  known: [
    "title",
    "tcg market price",
    "photo url",
    "tcg direct low",
    "tcg low price with shipping",
    "tcg low price",
    "tcg marketplace price",
  ],
} as const;

/** Prices of a seller's stock: its `TCGplayer Id` is that of a product in one condition and language, which names no product. */
export const tcgplayerSeller: Format = {
  id: "tcgplayer_seller",
  title: "TCGplayer seller pricing",
  signs: [{ has: ["tcgplayer id", "product line"], hasNot: ["product id"], isSure: true }],
  columns: {
    ...columns,
    id_tcgplayer_sku: ["tcgplayer id"],
  },
  scale: "american",
};

export const tcgplayerCollection: Format = {
  id: "tcgplayer_collection",
  title: "TCGplayer seller collection",
  signs: [{ has: ["tcgplayer id", "product line", "product id"], isSure: true }],
  columns: {
    ...columns,
    id_tcgplayer: ["product id"],
    id_tcgplayer_sku: ["tcgplayer id"],
    finish: ["printing"],
  },
  scale: "american",
  writes: byTcgplayer.seller,
};
