import * as z from "zod";
import { Ulid } from "../values.ts";
import { ChangedItem } from "./change.ts";
import { ItemChange, Quantity } from "./item.ts";

/** Edits of one call. */
export const mostEdits = 500;

const on = {
  itemId: Ulid,
  version: z
    .int()
    .positive()
    .optional()
    .meta({ description: "The one that the edit was made for. Absent: whatever is there." }),
};
const to = Ulid.meta({ description: "Another collection of yours." });
const some = Quantity.optional().meta({ description: "How many of its copies. Absent: all." });

/** One thing to do to one item. */
export const ItemEdit = z
  .discriminatedUnion("do", [
    z.strictObject({ do: z.literal("change"), ...on, set: ItemChange }),
    z.strictObject({ do: z.literal("remove"), ...on }),
    z.strictObject({ do: z.literal("move"), ...on, to, quantity: some }),
    z.strictObject({ do: z.literal("copy"), ...on, to, quantity: some }),
    z.strictObject({
      do: z.literal("split"),
      ...on,
      quantity: Quantity.meta({
        description: "How many of its copies become an item of their own.",
      }),
      set: ItemChange.meta({ description: "What is said otherwise of them." }),
    }),
  ])
  .meta({ id: "ItemEdit" });
export type ItemEdit = z.output<typeof ItemEdit>;

/** What came of one edit. */
export const Verdict = z
  .object({
    /** Its place in the request, counted from 0. */
    edit: z.int().nonnegative(),
    outcome: z.enum(["done", "unchanged", "refused"]),
    reason: z
      .string()
      .optional()
      .meta({
        description: "Of a refusal: the code of its kind.",
        examples: ["request.stale_version"],
      }),
    detail: z.string().optional(),
    version: z
      .int()
      .positive()
      .optional()
      .meta({ description: "The item's own by now. Absent where there is none." }),
    into: ChangedItem.optional().meta({ description: "The item that copies went into." }),
  })
  .meta({ id: "Verdict" });
export type Verdict = z.output<typeof Verdict>;
