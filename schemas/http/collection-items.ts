import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { AskedCopies, CollectionItem, ItemChange } from "../collections/item.ts";
import { Ulid } from "../values.ts";
import { atLeastOne, isNotEmpty } from "./change.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const onCollection = z.strictObject({ collectionId: Ulid });
const onItem = z.strictObject({ collectionId: Ulid, itemId: Ulid });
const item = {
  id: "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
  printingId: charizard.id,
  variant: "holo",
  condition: "near_mint",
  language: "en",
  quantity: 2,
  version: 1,
  createdAt: "2026-02-01T06:05:00.000Z",
  updatedAt: "2026-02-01T06:05:00.000Z",
} as const;

export const addItems = {
  id: "collections.addItems",
  method: "POST",
  path: "/v1/collections/{collectionId}/items",
  summary: "Adds up to 500 entries: all of them, or none with the reasons.",
  description:
    "Copies of which all that is said is the same lie in one lot: adding more " +
    "raises its quantity. The answer lists each lot that grew, in the order of its first entry. " +
    "Repeated with the same Idempotency-Key it adds nothing and answers 200 as the first did, for " +
    "seven days. A printing may be named by any of its ids; one that means several is refused with all of " +
    "them. More than 94 lots are written in several steps: should a later one fail because others " +
    "change the same lots, `facts.added` of the error says which entries are in, by their place from 0.",
  access: "user",
  limit: "bulk",
  request: {
    path: onCollection,
    body: z.strictObject({ items: z.array(AskedCopies).min(1).max(500) }),
    // 500 entries with the longest identifiers are about 200 KB; notes of each may be as much again, and most have none.
    maxBodyBytes: 1_048_576,
    idempotencyKey: true,
  },
  response: {
    status: 201,
    body: z.object({ items: z.array(CollectionItem) }),
    otherwise200: "What the first request with this Idempotency-Key did.",
  },
  problems: [
    "request.invalid",
    "request.key_reused",
    "request.too_many",
    "collections.no_such_collection",
    "collections.items_refused",
    "collections.too_many",
  ],
  example: {
    request: {
      items: [
        {
          printingId: item.printingId,
          variant: item.variant,
          quantity: item.quantity,
          condition: item.condition,
        },
      ],
    },
    response: { items: [item] },
  },
} as const satisfies Operation;

export const listItems = {
  id: "collections.listItems",
  method: "GET",
  path: "/v1/collections/{collectionId}/items",
  summary: "Lists what a collection holds, by item id.",
  description: "An item keeps its place as long as it is there, so no page shows one twice.",
  access: "user",
  request: { path: onCollection, query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(CollectionItem) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor", "collections.no_such_collection"],
  example: { response: { items: [item] } },
} as const satisfies Operation;

export const getItem = {
  id: "collections.getItem",
  method: "GET",
  path: "/v1/collections/{collectionId}/items/{itemId}",
  summary: "Shows one item.",
  access: "user",
  request: { path: onItem },
  response: { status: 200, body: CollectionItem },
  cache: "private, no-cache",
  problems: ["request.invalid", "collections.no_such_item"],
  example: { response: item },
} as const satisfies Operation;

export const updateItem = {
  id: "collections.updateItem",
  method: "PATCH",
  path: "/v1/collections/{collectionId}/items/{itemId}",
  summary: "Changes an item's quantity, or what its copies are.",
  description:
    "The item keeps its id, also where its copies become what those of another one are. Null takes away what is said of " +
    "payment, location or notes; no tags are an empty list.",
  access: "user",
  request: {
    path: onItem,
    body: ItemChange.refine(isNotEmpty, atLeastOne),
    maxBodyBytes: 16_384,
    ifMatch: "required",
  },
  response: { status: 200, body: CollectionItem, headers: ["etag"] },
  problems: [
    "request.invalid",
    "request.version_required",
    "request.stale_version",
    "request.too_many",
    "collections.no_such_item",
    "collections.items_refused",
  ],
  example: { request: { quantity: 3 }, response: { ...item, quantity: 3, version: 2 } },
} as const satisfies Operation;

export const removeItem = {
  id: "collections.removeItem",
  method: "DELETE",
  path: "/v1/collections/{collectionId}/items/{itemId}",
  summary: "Removes an item with all its copies.",
  access: "user",
  request: { path: onItem, ifMatch: "required" },
  response: { status: 204 },
  problems: [
    "request.invalid",
    "request.version_required",
    "request.stale_version",
    "request.too_many",
    "collections.no_such_item",
  ],
  example: {},
} as const satisfies Operation;
