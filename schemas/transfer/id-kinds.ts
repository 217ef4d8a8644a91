import type { ColumnField } from "./column-field.ts";

/** Kinds of ids that cards have: our own, those of sources, and those of which nobody says whose they are. */
export const cardIdKinds: readonly string[] = [
  ...["cardlake", "tcgdex", "pokemontcg", "punk-records", "any"],
];

/** Shops whose numbers of products a row may say. */
export const productIdKinds: readonly string[] = ["tcgplayer", "cardmarket", "cardtrader"];

/** A number of copies in one condition, of a shop. */
export const skuKind = "tcgplayer_sku";

/** Shops whose numbers are written into files. */
export const writtenShops = ["tcgplayer", "cardmarket"] as const;

/** Columns of ids with the kind of their ids, from those that say most. */
export const idColumns = [
  ["id_cardlake", "cardlake"],
  ["id_tcgdex", "tcgdex"],
  ["id_pokemontcg", "pokemontcg"],
  ["id_any", "any"],
  ["id_scryfall", "scryfall"],
  ["id_tcgplayer", "tcgplayer"],
  ["id_cardmarket", "cardmarket"],
  ["id_tcgplayer_sku", skuKind],
] as const satisfies readonly (readonly [ColumnField, string])[];
