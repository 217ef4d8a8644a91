import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { Condition, Instant, Language, PrintingId, Ulid, VariantKey } from "../values.ts";

/** Copies in one lot; a lot never holds more. */
export const Quantity = z
  .int()
  .min(1)
  .max(9_999)
  .meta({ id: "Quantity", examples: [2] });

/** What makes copies equal, so that they lie in one lot. */
export const LotIdentity = z.object({
  printingId: PrintingId,
  variant: VariantKey,
  condition: Condition,
  language: Language,
});
export type LotIdentity = z.output<typeof LotIdentity>;

/** A lot: equal copies of one printing in a collection. */
export const CollectionItem = z
  .object({
    id: Ulid,
    ...LotIdentity.shape,
    quantity: Quantity,
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "CollectionItem" });
export type CollectionItem = z.output<typeof CollectionItem>;

/** What a caller says of copies to add; without a language they are in the printing's own. */
export const NewCopies = z.strictObject({
  printingId: PrintingId,
  variant: VariantKey,
  quantity: Quantity,
  condition: Condition,
  language: Language.optional(),
});
export type NewCopies = z.output<typeof NewCopies>;

/** Copies as a caller says them: the printing by any of its ids. */
export const AskedCopies = NewCopies.extend({ printingId: CardId });
export type AskedCopies = z.output<typeof AskedCopies>;
