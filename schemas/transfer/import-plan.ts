import * as z from "zod";
import { Ulid } from "../values.ts";
import { FilePrice, PriceCounts } from "./file-price.ts";
import { ChosenCard, DuplicateOf, SaidCopies } from "./import-row.ts";
import { ShelvedRowId } from "./shelved-row.ts";

/** What an import does to one lot, with the rows that it comes from. */
export const LotOfPlan = z.object({
  collectionId: Ulid,
  copies: SaidCopies,
  quantity: z.int().nonnegative().max(9_999),
  mode: z.enum(["add", "replace"]),
  itemId: DuplicateOf.shape.itemId.optional(),
  /** Its collection was made for the import: nobody expects such copies there. */
  isNew: z.literal(true).optional(),
  /** Places of its rows among all of the import; none of an item that only gives way to equal ones. */
  entries: z.array(z.int().nonnegative()),
});
export type LotOfPlan = z.output<typeof LotOfPlan>;

/** A row on its way to the shelf. */
export const RowToShelve = z.object({
  entry: z.int().nonnegative(),
  /** Where its copies were to go. */
  collectionId: Ulid.optional(),
  /** Why, where the row itself does not say it. */
  reason: z.string().optional(),
  detail: z.string().optional(),
});
export type RowToShelve = z.output<typeof RowToShelve>;

/** Prices of their own that somebody's file has, with what becomes of them. */
export const PricesOfPlan = z.object({
  ...PriceCounts.omit({ set: true }).shape,
  set: z.array(FilePrice),
});
export type PricesOfPlan = z.output<typeof PricesOfPlan>;

/** All that confirming an import does: it follows from rows and choices, so that whoever makes it again makes the same. */
export const ImportPlan = z.object({
  /** Which reading it is of. */
  reading: z.int().positive(),
  collectionIds: z.array(Ulid),
  lots: z.array(LotOfPlan),
  shelved: z.array(RowToShelve),
  skipped: z.int().nonnegative(),
  /** Rows that it takes off the shelf. */
  taken: z.array(ShelvedRowId),
  prices: PricesOfPlan.optional(),
});
export type ImportPlan = z.output<typeof ImportPlan>;

/** What somebody wants rows of the shelf to mean; lies in the place of a file. */
export const ShelfResolution = z.object({
  rows: z.array(z.object({ rowId: ShelvedRowId, card: ChosenCard })),
  collectionId: Ulid.optional(),
});
export type ShelfResolution = z.output<typeof ShelfResolution>;
