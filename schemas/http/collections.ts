import * as z from "zod";
import {
  Collection,
  CollectionDescription,
  CollectionKind,
  CollectionName,
  Tally,
} from "../collections/collection.ts";
import { Ulid } from "../values.ts";
import { atLeastOne, isNotEmpty } from "./change.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

export * from "./collection-changes.ts";
export * from "./collection-items.ts";
export * from "./own-prices.ts";
export * from "./sales.ts";
export * from "./sync.ts";

const CountedCollection = Collection.extend(Tally.shape).meta({ id: "CountedCollection" });
const onCollection = z.strictObject({ collectionId: Ulid });

const id = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";
const head = {
  id,
  name: "Base Set binder",
  kind: "binder",
  description: "Everything from 1999.",
  version: 1,
  createdAt: "2026-02-01T06:00:00.000Z",
  updatedAt: "2026-02-01T06:00:00.000Z",
} as const;
const counted = { ...head, lots: 102, cards: 131 };

export const createCollection = {
  id: "collections.createCollection",
  method: "POST",
  path: "/v1/collections",
  summary: "Opens a collection.",
  description:
    "Repeated with the same Idempotency-Key it answers 200 with what the first one made.",
  access: "user",
  request: {
    body: z.strictObject({
      name: CollectionName,
      kind: CollectionKind,
      description: CollectionDescription.optional(),
    }),
    maxBodyBytes: 16_384,
    idempotencyKey: true,
  },
  response: {
    status: 201,
    body: CountedCollection,
    headers: ["etag", "location"],
    otherwise200: "What the first request with this Idempotency-Key made.",
  },
  problems: ["request.too_many", "request.invalid", "request.key_reused", "collections.too_many"],
  example: {
    request: { name: head.name, kind: head.kind, description: head.description },
    response: { ...head, lots: 0, cards: 0 },
  },
} as const satisfies Operation;

export const listCollections = {
  id: "collections.listCollections",
  method: "GET",
  path: "/v1/collections",
  summary: "Lists the caller's collections by id.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(CountedCollection) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [counted] } },
} as const satisfies Operation;

export const getCollection = {
  id: "collections.getCollection",
  method: "GET",
  path: "/v1/collections/{collectionId}",
  summary: "Shows a collection and how much it holds.",
  description: "The ETag changes with the head and with the counts; If-Match takes it as it is.",
  access: "user",
  request: { path: onCollection },
  response: { status: 200, body: CountedCollection },
  cache: "private, no-cache",
  problems: ["request.invalid", "collections.no_such_collection"],
  example: { response: counted },
} as const satisfies Operation;

export const updateCollection = {
  id: "collections.updateCollection",
  method: "PATCH",
  path: "/v1/collections/{collectionId}",
  summary: "Changes a collection's name, kind or description.",
  description: "A description of null removes it.",
  access: "user",
  request: {
    path: onCollection,
    body: z
      .strictObject({
        name: CollectionName.optional(),
        kind: CollectionKind.optional(),
        description: CollectionDescription.nullable().optional(),
      })
      .refine(isNotEmpty, atLeastOne),
    maxBodyBytes: 16_384,
    ifMatch: "required",
  },
  response: { status: 200, body: CountedCollection, headers: ["etag"] },
  problems: [
    "request.too_many",
    "request.invalid",
    "request.version_required",
    "request.stale_version",
    "collections.no_such_collection",
  ],
  example: {
    request: { name: "Base Set, first edition" },
    response: { ...counted, name: "Base Set, first edition", version: 2 },
  },
} as const satisfies Operation;

export const deleteCollection = {
  id: "collections.deleteCollection",
  method: "DELETE",
  path: "/v1/collections/{collectionId}",
  summary: "Deletes a collection with everything in it.",
  description:
    "It is gone when the answer comes, and can be brought back with everything in it for thirty days. A repetition answers 204.",
  access: "user",
  request: { path: onCollection, ifMatch: "required" },
  response: { status: 204 },
  problems: [
    "request.too_many",
    "request.invalid",
    "request.version_required",
    "request.stale_version",
    "collections.too_many",
    "collections.no_such_collection",
  ],
  example: {},
} as const satisfies Operation;

export const restoreCollection = {
  id: "collections.restoreCollection",
  method: "POST",
  path: "/v1/deleted-collections/{collectionId}/restore",
  summary: "Brings a deleted collection back with everything in it.",
  description: "For thirty days after its deletion. Of one that is there it changes nothing.",
  access: "user",
  request: { path: onCollection },
  response: { status: 200, body: CountedCollection, headers: ["etag"] },
  problems: [
    "request.invalid",
    "request.too_many",
    "collections.no_such_deletion",
    "collections.too_many",
  ],
  example: { response: { ...counted, version: 2 } },
} as const satisfies Operation;
