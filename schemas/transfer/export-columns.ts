import type { Column, ColumnType } from "../lake/column.ts";

const column = (name: string, key: string, description: string, type: ColumnType = "string") =>
  ({ name, key, type, description }) satisfies Column;

/** Columns of a file in Parquet: a row is a lot. What is not said is null. */
export const exportColumns: readonly Column[] = [
  column("collection_id", "collectionId", "The collection that it lies in."),
  column("collection_name", "collectionName", "What that is called."),
  column("collection_kind", "collectionKind", "binder, deck, wishlist or tradelist."),
  column("item_id", "itemId", "Of the lot."),
  column("printing_id", "printingId", "Game, language, set and number: pokemon:en:base1-4."),
  column("variant", "variant", "The finish, then its qualifiers: holo.1st-edition."),
  column("quantity", "quantity", "Copies.", "int"),
  column("condition", "condition", "near_mint …; null of graded copies."),
  column("grade_company", "gradeCompany", "psa, bgs, cgc …"),
  column("grade", "grade", "9.5, 10-black-label …"),
  column("certificate", "certificate", "As it stands on the label."),
  column("language", "language", "Of the copies: en, pt-br …"),
  column(
    "paid_amount",
    "paidAmount",
    "For each copy, in the smallest unit of its currency.",
    "bigint",
  ),
  column("paid_currency", "paidCurrency", "EUR, USD …"),
  column("paid_day", "paidDay", "When it was bought.", "date"),
  column("location", "location", "Where the copies are."),
  column("tags", "tags", "In no order.", { list: "string" }),
  column("notes", "notes", "The owner's."),
  column("picture", "picture", "Id of a picture of these copies."),
  column("is_signed", "isSigned", "Signed.", "boolean"),
  column("is_altered", "isAltered", "Painted over, trimmed or cleaned.", "boolean"),
  column("is_misprint", "isMisprint", "Printed wrongly.", "boolean"),
  column("is_proxy", "isProxy", "No real card.", "boolean"),
  column("game", "game", "pokemon, onepiece. Like what follows, null where the card is not known."),
  column("card_name", "name", "As it is printed."),
  column("set_name", "setName", "In the printing's language."),
  column("set_code", "setCode", "As it is printed, or our own name of it."),
  column("number", "number", "As it is printed; null of what is sealed."),
  column("rarity", "rarity", "In the source's words."),
  column("is_sealed", "isSealed", "A box, a pack or the like.", "boolean"),
  column("tcgplayer_product", "tcgplayer", "Its number at TCGplayer."),
  column("cardmarket_product", "cardmarket", "Its number at Cardmarket."),
  column("created_at", "createdAt", "When it came in.", "timestamp"),
  column("updated_at", "updatedAt", "When it was changed last.", "timestamp"),
];

/** A row of such a file, by the keys of its columns. */
export type ExportRow = Readonly<Record<string, unknown>>;
