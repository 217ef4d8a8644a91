import * as z from "zod";
import { Ulid } from "../values.ts";
import { ChangedItem } from "./change.ts";
import { Collection } from "./collection.ts";
import { AskedCopies, CollectionItem, ItemChange, type NewCopies, Quantity } from "./item.ts";

/** Edits of one batch. */
export const mostSyncEdits = 500;

const base = z.int().positive().meta({
  description: "The version of the item upon which the edit was made.",
});
const on = { collectionId: Ulid, itemId: Ulid };

const set = z
  .strictObject({
    do: z.literal("set"),
    ...on,
    base,
    set: ItemChange.optional(),
    quantityBy: z.int().min(-9_999).max(9_999).optional().meta({
      description:
        "How many copies came or went. Of several devices these add up, where quantities that are set contradict each other.",
    }),
  })
  .refine(
    (edit) =>
      (edit.set?.quantity === undefined) !== (edit.quantityBy === undefined) ||
      edit.quantityBy === undefined,
    { error: "must say a quantity or by how many it changes, not both", path: ["quantityBy"] },
  );
const remove = z.strictObject({ do: z.literal("remove"), ...on, base });
const move = z.strictObject({
  do: z.literal("move"),
  ...on,
  base,
  to: Ulid.meta({ description: "Another collection of yours." }),
  quantity: Quantity.optional().meta({ description: "How many of its copies. Absent: all." }),
});
const itemId = Ulid.meta({ description: "Made by the device; a ULID that nobody else makes." });

/** One thing that was done on a device. */
export const AskedSyncEdit = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("add"), collectionId: Ulid, itemId, item: AskedCopies }),
  set,
  remove,
  move,
]);
export type AskedSyncEdit = z.output<typeof AskedSyncEdit>;
/** The same with printings by our own ids; one whose id is no one card's says why. */
export type SyncEdit =
  | Exclude<AskedSyncEdit, { do: "add" }>
  | (Omit<Extract<AskedSyncEdit, { do: "add" }>, "item"> & { readonly item: NewCopies })
  | (Pick<AskedSyncEdit, "collectionId" | "itemId"> & {
      readonly do: "refuse";
      readonly detail: string;
    });

/** What was said of one thing on two devices. */
export const SyncConflict = z
  .object({
    field: z.string().meta({
      description: "`item` where one device removed what another one changed.",
      examples: ["notes"],
    }),
    yours: z.unknown().meta({ description: "Null: nothing, or that it is removed." }),
    theirs: z.unknown().meta({ description: "What is there, and was kept." }),
    version: z.int().positive().meta({ description: "By which it came to be so." }),
  })
  .meta({ id: "SyncConflict" });
export type SyncConflict = z.output<typeof SyncConflict>;

/** What came of one edit. */
export const SyncVerdict = z
  .object({
    edit: z.int().nonnegative().meta({ description: "Its place in the batch, counted from 0." }),
    outcome: z.enum(["done", "unchanged", "merged", "conflict", "refused"]).meta({
      description:
        "`merged`: done but for the fields that `conflicts` names. `conflict`: nothing of it was done. `refused`: it can never be done as it is.",
    }),
    conflicts: z.array(SyncConflict).optional(),
    reason: z.string().optional(),
    detail: z.string().optional(),
    version: z.int().positive().optional().meta({
      description: "The item's own by now. Absent where there is none.",
    }),
    into: ChangedItem.optional().meta({ description: "The item that moved copies went into." }),
  })
  .meta({ id: "SyncVerdict" });
export type SyncVerdict = z.output<typeof SyncVerdict>;

const isDeleted = z.literal(true);

/** A collection as it is, or that it is not there any more. */
export const SyncedCollection = z.union([
  z.object({ ...Collection.shape, isDeleted: z.undefined().optional() }),
  z.object({ id: Ulid, isDeleted }),
]);

/** An item as it is, or that it is not there any more. */
export const SyncedItem = z.union([
  z.object({ collectionId: Ulid, ...CollectionItem.shape, isDeleted: z.undefined().optional() }),
  z.object({
    collectionId: Ulid,
    id: Ulid,
    version: z.int().positive().optional().meta({
      description: "Of the removal. Absent where that is more than thirty days ago.",
    }),
    isDeleted,
  }),
]);
export type SyncedCollection = z.output<typeof SyncedCollection>;
export type SyncedItem = z.output<typeof SyncedItem>;
