import * as z from "zod";
import { Ulid } from "../values.ts";
import { CopyAttributes } from "./item.ts";

/** What an import does to one lot. */
export const PlannedLot = z.object({
  collectionId: Ulid,
  copies: CopyAttributes,
  /** Copies to add, or all that there are to be; then 0 takes the lot away. */
  quantity: z.int().nonnegative().max(9_999),
  mode: z.enum(["add", "replace"]),
  /** A lot that somebody has chosen, whatever is said of its copies. Absent: that of equal copies. */
  itemId: Ulid.optional(),
  /** The collection was made for it: it is written as if nothing lay there, and looked at only where something does. */
  isNew: z.literal(true).optional(),
});
export type PlannedLot = z.output<typeof PlannedLot>;

/** What came of it. */
export const LotOutcome = z.object({
  outcome: z.enum(["added", "grown", "replaced", "removed", "unchanged", "refused"]),
  collectionId: Ulid,
  /** Absent where there is none. */
  itemId: Ulid.optional(),
  /** Copies that lie there by it. */
  quantity: z.int().nonnegative().optional(),
  /** Of a refusal: the code of its kind. */
  reason: z.string().optional(),
  detail: z.string().optional(),
});
export type LotOutcome = z.output<typeof LotOutcome>;
