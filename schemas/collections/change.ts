import * as z from "zod";
import { Instant, Ulid } from "../values.ts";

/** What somebody did to their collections. */
export const ChangeKind = z
  .enum([
    "added",
    "edited",
    "removed",
    "moved",
    "copied",
    "split",
    "sold",
    "unsold",
    /** Several of these in one call. */
    "mixed",
    "synced",
    "undone",
    "created",
    "described",
    "deleted",
    "restored",
    /** Rows of a file, in parts that are written one after another. */
    "imported",
  ])
  .meta({ id: "ChangeKind", examples: ["edited"] });
export type ChangeKind = z.output<typeof ChangeKind>;

/** An item that a change has touched, with the version that it has by it. */
export const ChangedItem = z.object({
  collectionId: Ulid,
  itemId: Ulid,
  version: z.int().positive(),
});
export type ChangedItem = z.output<typeof ChangedItem>;

/** A collection of which the head was changed: its name, kind or description, or that it is there. */
export const ChangedHead = z.object({ collectionId: Ulid, version: z.int().positive() });
export type ChangedHead = z.output<typeof ChangedHead>;

/** What the log tells of a change that takes longer than a request, beside its parts, which lie apart. */
export const LongChange = z.object({
  /** All that it may touch. */
  collectionIds: z.array(Ulid),
  /** Items that its parts have touched so far. */
  done: z.int().nonnegative(),
  /** From then on no part of it begins any more: it came to its end, or somebody takes it back. */
  endedAt: Instant.optional(),
  /** The change that is taking it back at this time. */
  undoing: Ulid.optional(),
  /** Whether all of it was taken back, and nothing kept. */
  isTakenBack: z.boolean().optional(),
});
export type LongChange = z.output<typeof LongChange>;

/** One part of what somebody did, as much as is written at once. */
export const Change = z.object({
  id: Ulid,
  /** Counted from 0: what is too much for one write has several. */
  part: z.int().nonnegative(),
  kind: ChangeKind,
  at: Instant,
  /** Items that all its parts were to touch; some of them may have changed before they could. */
  total: z.int().nonnegative(),
  items: z.array(ChangedItem),
  heads: z.array(ChangedHead),
  /** The change that this one takes back. */
  undoes: Ulid.optional(),
  /** The change that has taken this one back, or the last one that has taken some of it back. */
  undoneBy: Ulid.optional(),
  /** Items that were kept as they were when the others were taken back, with the reason. */
  kept: z
    .array(
      z.object({
        ...ChangedItem.omit({ version: true }).shape,
        reason: z.string().optional(),
        detail: z.string().optional(),
      }),
    )
    .optional(),
  /** Of what a long change did at once: that change, under which lists tell it. */
  of: Ulid.optional(),
  ...LongChange.partial().shape,
});
export type Change = z.output<typeof Change>;
