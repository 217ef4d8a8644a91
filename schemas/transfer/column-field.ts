import * as z from "zod";

/** What a column of somebody's table can say of copies. Several columns may say the same: the first that is filled counts. */
export const columnFields = [
  ...(["quantity", "quantity_regular", "quantity_foil", "quantity_added"] as const),
  ...(["name", "set_name", "set_code", "number", "game", "language", "rarity"] as const),
  ...(["condition", "finish", "is_foil", "is_reverse", "is_first_edition", "variant"] as const),
  ...(["grade", "grade_company", "certificate"] as const),
  ...(["paid", "currency", "bought_on", "added_on"] as const),
  ...(["list", "list_kind", "is_wished", "location", "tags", "notes", "picture"] as const),
  ...(["is_signed", "is_altered", "is_misprint", "is_proxy", "is_playset"] as const),
  ...(["id_cardlake", "id_tcgplayer", "id_tcgplayer_sku", "id_cardmarket"] as const),
  ...(["id_scryfall", "id_tcgdex", "id_pokemontcg", "id_any"] as const),
] as const;
export const ColumnField = z.enum(columnFields).meta({ id: "ColumnField", examples: ["quantity"] });
export type ColumnField = z.output<typeof ColumnField>;
