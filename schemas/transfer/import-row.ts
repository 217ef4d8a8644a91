import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { NewCopies } from "../collections/item.ts";
import { PrintingId, Ulid, VariantKey } from "../values.ts";
import { Candidate, RowVerdict, Rung } from "./row-verdict.ts";
import { RowFault, SaidRow } from "./said-row.ts";

/** Rows of a file that lie together. */
export const rowsOfPage = 500;

/** An item that a row's copies may be. */
export const DuplicateOf = z.object({
  kind: z.enum(["exact", "source_id", "fuzzy"]),
  collectionId: Ulid,
  itemId: Ulid,
  detail: z.string(),
});
export type DuplicateOf = z.output<typeof DuplicateOf>;

/** All that is said of copies, beside how many there are. */
export const SaidCopies = z.object(NewCopies.shape).omit({ quantity: true });
export type SaidCopies = z.output<typeof SaidCopies>;

/** One of several items of a collection that are equal but for what was paid, notes and the like. */
export const EqualItem = z.object({
  itemId: Ulid,
  quantity: z.int().positive(),
  copies: SaidCopies,
});
export type EqualItem = z.output<typeof EqualItem>;

/** A card that its owner says a row means. */
export const ChosenCard = z.strictObject({ printingId: PrintingId, variant: VariantKey });
export type ChosenCard = z.output<typeof ChosenCard>;

/** The same as a caller says it: the printing by any of its ids. */
export const AskedCard = z.strictObject({ printingId: CardId, variant: VariantKey });
export type AskedCard = z.output<typeof AskedCard>;

const withoutCard = z.enum(["skip", "merge", "add", "shelve"]);

/** What is to become of a row, other than what becomes of it by itself. */
export const RowChoice = z.union([withoutCard, ChosenCard]).meta({
  id: "RowChoice",
  description:
    "`skip`: it is left out. `merge`: its copies come to the item that it is a duplicate of. `add`: they do not. `shelve`: it is put on the shelf. A card: it means this one.",
  examples: ["skip"],
});
export type RowChoice = z.output<typeof RowChoice>;

/** The same as a caller says it. */
export const AskedChoice = z.union([withoutCard, AskedCard]).meta({
  id: "AskedChoice",
  description:
    "`skip`: it is left out. `merge`: its copies come to the item that it is a duplicate of. `add`: they do not. `shelve`: it is put on the shelf. A card, by any of its ids: it means this one.",
  examples: ["skip"],
});
export type AskedChoice = z.output<typeof AskedChoice>;

/** A row as it lies between preview and confirmation. */
export const PreviewRow = z.object({
  /** Its place among all rows, counted from 0. */
  entry: z.int().nonnegative(),
  said: SaidRow,
  verdict: RowVerdict,
  reason: z.string(),
  detail: z.string(),
  candidates: z.array(Candidate),
  rung: Rung.optional(),
  duplicateOf: DuplicateOf.optional(),
  /** The place of the collection that its copies go to, among those of the preview. */
  target: z.int().nonnegative(),
  /** Rows that are alike share it: what is chosen for one may be chosen for all. */
  likeness: z.string(),
});
export type PreviewRow = z.output<typeof PreviewRow>;

/** A row as its owner sees it. */
export const ImportRow = z
  .object({
    entry: z.int().nonnegative().meta({ description: "Counted from 0; choices name it." }),
    row: z.int().positive().meta({ description: "Where it stands in the file, from 1." }),
    original: z.record(z.string(), z.string()).meta({ description: "Its text, by column." }),
    quantity: z.int().nonnegative(),
    verdict: RowVerdict,
    reason: z.string(),
    detail: z.string(),
    faults: z.array(RowFault).meta({ description: "What of it could not be read." }),
    candidates: z.array(Candidate),
    rung: Rung.optional(),
    duplicateOf: DuplicateOf.optional(),
    choice: RowChoice.optional(),
  })
  .meta({ id: "ImportRow" });
export type ImportRow = z.output<typeof ImportRow>;
