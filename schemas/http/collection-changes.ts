import * as z from "zod";
import { Change } from "../collections/change.ts";
import { Collection } from "../collections/collection.ts";
import { CollectionItem } from "../collections/item.ts";
import { ItemEdit, mostEdits, Verdict } from "../collections/item-edit.ts";
import { Sale } from "../collections/sale.ts";
import { UndoneItem } from "../collections/undone.ts";
import { Instant, Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const onCollection = z.strictObject({ collectionId: Ulid });
const onChange = z.strictObject({ changeId: Ulid });

const [collectionId, itemId, changeId] = [
  "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
  "01KAJ3P8ZC4WQ6T1R9V0X2Y5B7",
] as const;

/** A change as the log tells it. */
const ToldChange = z
  .object({
    ...Change.pick({ id: true, kind: true, at: true, undoes: true, undoneBy: true, undoing: true })
      .shape,
    summary: z
      .string()
      .meta({ description: "What was done, in a sentence.", examples: ["12 items were edited."] }),
    collectionIds: z.array(Ulid).meta({ description: "That it touched." }),
    items: z
      .int()
      .nonnegative()
      .meta({ description: "That it was about. Of one that is running: those that are done." }),
    isRunning: z.literal(true).optional().meta({
      description: "That it takes longer than a request, and goes on at this time.",
    }),
  })
  .meta({ id: "ToldChange" });

const told = {
  id: changeId,
  kind: "edited",
  at: "2026-02-01T06:05:00.000Z",
  summary: "1 item was edited.",
  collectionIds: [collectionId],
  items: 1,
} as const;

export const editItems = {
  id: "collections.editItems",
  method: "POST",
  path: "/v1/collections/{collectionId}/edits",
  summary: "Changes, removes, moves, copies or splits up to 500 items, with a verdict on each.",
  description:
    "`mode` says what becomes of the others where one cannot be done: `each` judges every edit by itself; with `all`, nothing is done, and the error points at " +
    "each reason; `all` takes at most 94 edits, of which a move and a split count as two, and not 500. Edits are done in their order. Copies that go " +
    "somewhere join the item of their equals there. Repeated with the same Idempotency-Key, nothing is done twice, for seven days.",
  access: "user",
  limit: "bulk",
  request: {
    path: onCollection,
    body: z.strictObject({
      mode: z.enum(["each", "all"]).default("each"),
      edits: z.array(ItemEdit).min(1).max(mostEdits),
    }),
    maxBodyBytes: 1_048_576,
    idempotencyKey: true,
  },
  response: {
    status: 200,
    body: z.object({
      changeId: Ulid.optional().meta({
        description: "In the log, to be undone. Absent where nothing was done by this call.",
      }),
      verdicts: z.array(Verdict),
    }),
  },
  problems: [
    "request.invalid",
    "request.key_reused",
    "request.too_many",
    "collections.no_such_collection",
    "collections.items_refused",
  ],
  example: {
    request: { mode: "each", edits: [{ do: "change", itemId, version: 1, set: { quantity: 3 } }] },
    response: { changeId, verdicts: [{ edit: 0, outcome: "done", version: 2 }] },
  },
} as const satisfies Operation;

export const listChanges = {
  id: "collections.listChanges",
  method: "GET",
  path: "/v1/changes",
  summary: "Lists what the caller did to collections in the last thirty days, the newest first.",
  description: "A page may hold fewer changes than it may, or none, and have a next one.",
  access: "user",
  request: {
    query: z.strictObject({
      ...paging,
      collectionId: Ulid.optional().meta({ description: "Only changes of this one." }),
    }),
  },
  response: { status: 200, body: pageOf(ToldChange) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [told] } },
} as const satisfies Operation;

const item = CollectionItem.optional();
const head = Collection.optional();

export const getChange = {
  id: "collections.getChange",
  method: "GET",
  path: "/v1/changes/{changeId}",
  summary: "Shows what was there before a change, and by it.",
  description:
    "Of an import, or of what has taken one back, some 450 items at a time: `nextCursor` leads to the next ones.",
  access: "user",
  request: { path: onChange, query: z.strictObject({ cursor: paging.cursor }) },
  response: {
    status: 200,
    body: ToldChange.extend({
      itemChanges: z.array(
        z.object({
          collectionId: Ulid,
          itemId: Ulid,
          fields: z.array(z.string()).meta({ description: "That say something else by it." }),
          before: item,
          after: item,
        }),
      ),
      collectionChanges: z.array(z.object({ before: head, after: head })),
      saleChanges: z.array(z.object({ before: Sale.optional(), after: Sale.optional() })),
      kept: z.array(UndoneItem).optional().meta({
        description: "Items that were kept as they were when the others were taken back.",
      }),
      nextCursor: z.string().optional(),
    }).meta({ id: "WholeChange" }),
  },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor", "collections.no_such_change"],
  example: {
    response: { ...told, itemChanges: [], collectionChanges: [], saleChanges: [] },
  },
} as const satisfies Operation;

export const undoChange = {
  id: "collections.undoChange",
  method: "POST",
  path: "/v1/changes/{changeId}/undo",
  summary: "Takes a change back, as far as what it made is there as it made it.",
  description:
    "What says something else by now is kept, and told: of changes of one item the newest is taken back first, then the one before. Copies that were moved are taken back at both ends or not at all. Taking back is a change of its own, and can be taken " +
    "back. Repeated, it takes back what was kept and can be taken back by now, such as items of a collection that is there again, and nothing twice. A large import is taken back by a worker: " +
    "the answer is 202, names the change that does it, and `collections.getChange` shows how far it is.",
  access: "user",
  limit: "bulk",
  request: { path: onChange },
  response: {
    status: 200,
    body: z.object({
      changeId: Ulid.optional().meta({
        description: "The last change that took any of it back. Absent where nothing could be.",
      }),
      items: z.array(UndoneItem).meta({
        description:
          "None where a worker does it: `collections.getChange` tells those that it keeps.",
      }),
      isRunning: z.literal(true).optional().meta({
        description: "That a worker takes it back at this time.",
      }),
    }),
    otherwise202: "A worker takes it back: look again after `Retry-After` seconds.",
  },
  problems: ["request.invalid", "request.too_many", "collections.no_such_change"],
  example: {
    response: {
      changeId: "01KAJ3Q1M7S5D8F2G4H6J9K0N3",
      items: [{ collectionId, itemId, outcome: "undone", version: 3 }],
    },
  },
} as const satisfies Operation;

const DeletedCollection = z
  .object({
    collection: Collection,
    deletedAt: Instant,
    restorableUntil: Instant.meta({ description: "It is cleared away some time after." }),
  })
  .meta({ id: "DeletedCollection" });

export const listDeletedCollections = {
  id: "collections.listDeletedCollections",
  method: "GET",
  path: "/v1/deleted-collections",
  summary: "Lists collections that the caller deleted and can bring back.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(DeletedCollection) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: {
    response: {
      items: [
        {
          collection: {
            ...{ id: collectionId, name: "Base Set binder", kind: "binder", version: 1 },
            createdAt: "2026-02-01T06:00:00.000Z",
            updatedAt: "2026-02-01T06:00:00.000Z",
          },
          deletedAt: "2026-02-02T06:00:00.000Z",
          restorableUntil: "2026-03-04T06:00:00.000Z",
        },
      ],
    },
  },
} as const satisfies Operation;

export const forgetCollection = {
  id: "collections.forgetCollection",
  method: "DELETE",
  path: "/v1/deleted-collections/{collectionId}",
  summary: "Clears a deleted collection away now, for good.",
  access: "user",
  request: { path: onCollection },
  response: { status: 204 },
  problems: ["request.invalid", "request.too_many", "collections.no_such_deletion"],
  example: {},
} as const satisfies Operation;
