import type { PricedCopy } from "#schemas/collections/own-price.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";

export const noSuchCollection = (collectionId: string) =>
  new DomainError(
    "collections.no_such_collection",
    `You have no collection ${collectionId}; it may have been deleted.`,
    { facts: { collectionId } },
  );

export const noSuchDeletion = (collectionId: string) =>
  new DomainError(
    "collections.no_such_deletion",
    `You have deleted no collection ${collectionId} in the last thirty days, or it was cleared away for good.`,
    { facts: { collectionId } },
  );

export const noSuchChange = (changeId: string) =>
  new DomainError(
    "collections.no_such_change",
    `You have made no change ${changeId} in the last thirty days.`,
    { facts: { changeId } },
  );

export const noSuchSale = (saleId: string) =>
  new DomainError(
    "collections.no_such_sale",
    `You have sold nothing under the id ${saleId}, or it was taken back.`,
    { facts: { saleId } },
  );

export const syncExpired = () =>
  new DomainError(
    "collections.sync_expired",
    "The cursor is older than what is remembered of changes; read everything again, without a cursor.",
    {
      errors: [{ in: "query", pointer: "#/cursor", detail: "must be of the last 29 days" }],
    },
  );

export const batchReused = () =>
  new DomainError(
    "request.key_reused",
    "The batchId was sent before with other edits; send these with a new one.",
    { errors: [{ in: "body", pointer: "#/batchId", detail: "belongs to other edits" }] },
  );

export const noOneVersion = () =>
  new DomainError(
    "request.invalid",
    "If-Match is of one item, and copies that came in first may be of several: name the item by `itemId`, or leave If-Match out.",
    { errors: [{ in: "header", pointer: "#/if-match", detail: "must come with an itemId" }] },
  );

export const noSuchItem = (collectionId: string, itemId: string) =>
  new DomainError(
    "collections.no_such_item",
    `You have no item ${itemId} in a collection ${collectionId}; it may have been removed.`,
    { facts: { collectionId, itemId } },
  );

export const tooManyCollections = (most: number) =>
  new DomainError(
    "collections.too_many",
    `An account has ${most} collections at most; delete one to make room.`,
    { facts: { most } },
  );

export const tooManyDeleted = (most: number) =>
  new DomainError(
    "collections.too_many",
    `${most} deleted collections at most can be brought back, each for thirty days; clear one away with DELETE /v1/deleted-collections/{collectionId} to delete another one.`,
    { facts: { most } },
  );

export const tooManyLots = (most: number, there: number) =>
  new DomainError(
    "collections.too_many",
    `A collection holds ${most} items at most, and this one has ${there}; open another one.`,
    { facts: { most, there } },
  );

export const noSuchPrice = ({ printingId, variant, state }: PricedCopy) =>
  new DomainError(
    "collections.no_such_price",
    `You have entered no price of ${printingId}, ${variant}, ${state}.`,
    { facts: { printingId, variant, state } },
  );

/** @param last the newest day that a price may be of */
export const notYet = (day: string, last: string) =>
  new DomainError("request.invalid", `The day ${day} is yet to come; ${last} is the last one.`, {
    errors: [{ in: "body", pointer: "#/day", detail: `must be ${last} or before` }],
  });

export const tooManyPrices = (most: number) =>
  new DomainError(
    "collections.too_many",
    `An account has ${most} prices at most; delete one to make room.`,
    { facts: { most } },
  );

/** All reasons at once, so that a caller mends the request in one go. */
export const itemsRefused = (errors: readonly FieldError[]) =>
  new DomainError(
    "collections.items_refused",
    `Nothing was changed: ${errors[0]?.detail}${errors.length > 1 ? `, and ${errors.length - 1} more such reasons` : ""}.`,
    { errors },
  );

/** An addition in several steps, of which a later one was refused for this reason. */
export const partlyAdded = (entries: readonly number[], reason: DomainError) =>
  new DomainError(
    reason.code,
    `${entries.length} of the entries were added, those that facts.added names by their place from 0; ` +
      `the others were not. ${reason.message} Send only the others, or all of them under the ` +
      "Idempotency-Key that came with them.",
    {
      facts: { ...reason.facts, added: entries },
      ...(reason.errors && { errors: reason.errors }),
      ...(reason.headers && { headers: { ...reason.headers } }),
      cause: reason,
    },
  );
