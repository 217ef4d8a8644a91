import * as z from "zod";
import { Change } from "../collections/change.ts";
import { LotOutcome, PlannedLot } from "../collections/imported-lot.ts";
import { Sale } from "../collections/sale.ts";
import { Instant, type Ulid } from "../values.ts";
import { HeadItem, LotItem } from "./collection-items.ts";

/**
 * What somebody did to their collections, in the table `users`: for whoever reads what has changed, undoes it, or follows it.
 *
 *     pk  USER#<user>#CHANGES   sk  CHANGE#<change>#<part>   what was written at once
 *                               sk  PART#<change>#<part>     what a part of a long change did, or is about to do
 *     pk  USER#<user>#SALES     sk  SALE#<sale>              copies that were sold, in the order of their days
 *
 * A change lies there by the moment at which its writing began, and is written with what it tells: who reads changes since a moment looks
 * `settlingSeconds` further back to miss none, and meets some twice. So what takes longer than a request is told by many records: one that
 * people see, under the id of the change and without items, and for each part one of its own moment, which is `of` that change.
 */
export const changesPartition = (userId: string) => `USER#${userId}#CHANGES`;
export const changePrefix = "CHANGE#";
export const changeKey = (userId: string, id: Ulid, part: number) => ({
  pk: changesPartition(userId),
  sk: `${changePrefix}${id}#${String(part).padStart(4, "0")}`,
});

export const partPrefix = (id: Ulid) => `PART#${id}#`;
export const partKey = (userId: string, id: Ulid, part: number) => ({
  pk: changesPartition(userId),
  sk: `${partPrefix(id)}${String(part).padStart(4, "0")}`,
});

/** The highest number of a part. */
export const lastPart = 9_999;

export const salesPartition = (userId: string) => `USER#${userId}#SALES`;
export const salePrefix = "SALE#";
export const saleKey = (userId: string, { id }: Pick<Sale, "id">) => ({
  pk: salesPartition(userId),
  sk: `${salePrefix}${id}`,
});

/** How long a change can be read, undone and followed. */
export const changeSeconds = 30 * 86_400;

/** Longer than a request can run: what began so long ago is written, or never will be. */
export const settlingSeconds = 35;

/** What was there before, and what is there by the change. */
export const ChangeContent = z.object({
  items: z.array(
    z.object({
      collectionId: HeadItem.shape.id,
      before: LotItem.optional(),
      after: LotItem,
      /** Items that share a number are taken back together or not at all. */
      together: z.array(z.int()).optional(),
    }),
  ),
  heads: z.array(z.object({ before: HeadItem.optional(), after: HeadItem.optional() })),
  /** Sales that the change has written down, or taken back. */
  sales: z.array(z.object({ before: Sale.optional(), after: Sale.optional() })),
});
export type ChangeContent = z.output<typeof ChangeContent>;

const Packed = z.custom<Uint8Array>((given) => given instanceof Uint8Array);

export const ChangeItem = z.object({
  ...Change.shape,
  /** A `ChangeContent` as JSON in gzip; lists do not read it. Of a long change it lies with its parts. */
  content: Packed.optional(),
});
export type ChangeItem = z.output<typeof ChangeItem>;

/** What a part of a long change did; of an import also what it was asked to do. */
export const PartContent = z.object({
  ...ChangeContent.shape,
  items: z.array(
    ChangeContent.shape.items.element.extend({
      /** Which of the lots that were asked for lie there. */
      asked: z.array(z.int().nonnegative()).optional(),
    }),
  ),
  asked: z.array(PlannedLot).optional(),
  /** In the order of what was asked. */
  outcomes: z.array(LotOutcome).optional(),
});
export type PartContent = z.output<typeof PartContent>;

export const PartItem = z.object({
  ...Change.pick({ id: true, part: true, undoneBy: true, kept: true }).shape,
  /** `planned` is what may be written in part; `done` is what was written, and told. */
  state: z.enum(["planned", "done"]),
  /** Counts the plans: another one is made where somebody else was faster. */
  version: z.int().positive(),
  at: Instant,
  /** A `PartContent` as JSON in gzip. */
  content: Packed,
});
export type PartItem = z.output<typeof PartItem>;
