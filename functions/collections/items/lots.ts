import type { LotIdentity, NewCopies } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Language, type PrintingId, type Ulid } from "#schemas/values.ts";
import { lotIdOf } from "../identifiers.ts";

/** Copies on their way into one lot, with the entries of the request that they come from. */
export interface Batch {
  readonly id: Ulid;
  readonly identity: LotIdentity;
  readonly quantity: number;
  /** Positions in the request, counted from 0. */
  readonly entries: readonly number[];
}

/** Most copies that a lot may hold. */
export const mostCopies = 9_999;

/** What copies are, with the printing's own language where nothing else is said. */
export const identityOf = (copies: Omit<NewCopies, "quantity">): LotIdentity => ({
  printingId: copies.printingId,
  variant: copies.variant,
  condition: copies.condition,
  language: copies.language ?? languageOf(copies.printingId),
});

/** Joins the entries of a request whose copies are equal; batches come by their first entry. */
export function batchesOf(items: readonly NewCopies[]): readonly Batch[] {
  const batches = new Map<Ulid, Batch>();
  items.forEach((copies, entry) => {
    const identity = identityOf(copies);
    const id = lotIdOf(identity);
    const before = batches.get(id);
    batches.set(id, {
      id,
      identity,
      quantity: (before?.quantity ?? 0) + copies.quantity,
      entries: [...(before?.entries ?? []), entry],
    });
  });
  return [...batches.values()];
}

/** Whether a lot holds copies, and is not only the memory of one that did. */
export const isThere = (lot: LotItem | undefined): lot is LotItem =>
  lot !== undefined && lot.removedAt === undefined;

/**
 * A lot after copies were added; versions go on where a removed lot of the same copies left off, so
 * that an ETag of the old one never fits the new.
 */
export function grown(
  lot: LotItem | undefined,
  added: Pick<Batch, "id" | "identity" | "quantity">,
  at: string,
): LotItem {
  const before = isThere(lot) ? lot : undefined;
  return {
    id: added.id,
    ...added.identity,
    quantity: (before?.quantity ?? 0) + added.quantity,
    version: (lot?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
}

/** What remains of a lot that was taken away. */
export const removed = (lot: LotItem, at: string): LotItem => ({
  ...lot,
  version: lot.version + 1,
  updatedAt: at,
  removedAt: at,
});

/** By how much a change of one lot changes what the collection holds. */
export function tallyChange(before: LotItem | undefined, after: LotItem) {
  const was = isThere(before) ? { lots: 1, cards: before.quantity } : { lots: 0, cards: 0 };
  const is = isThere(after) ? { lots: 1, cards: after.quantity } : { lots: 0, cards: 0 };
  return { lots: is.lots - was.lots, cards: is.cards - was.cards };
}

/** A printing's id names its language second: `pokemon:ja:…`. */
const languageOf = (id: PrintingId): Language => Language.parse(id.split(":")[1]);
