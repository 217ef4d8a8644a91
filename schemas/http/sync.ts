import * as z from "zod";
import {
  AskedSyncEdit,
  mostSyncEdits,
  SyncedCollection,
  SyncedItem,
  SyncVerdict,
} from "../collections/sync.ts";
import { Ulid, wholeNumber } from "../values.ts";
import type { Operation } from "./operation.ts";
import { paging } from "./paging.ts";

const [collectionId, itemId] = [
  "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
] as const;

export const pullChanges = {
  id: "collections.pullChanges",
  method: "GET",
  path: "/v1/sync",
  summary:
    "Tells a device what has become of all collections since a cursor; without one, all there is.",
  description:
    "Each thing is told as it is now: what is told twice says nothing new. Read on while `hasMore`, and keep the last cursor: it is good for 29 days. " +
    "A restored collection comes with everything in it.",
  access: "user",
  request: {
    query: z.strictObject({
      cursor: paging.cursor.meta({ description: "The `cursor` of the answer before." }),
      limit: wholeNumber({ least: 1, most: 1_000 })
        .default(500)
        .meta({
          description:
            "Items of an answer, more or less: what was written at once is told at once.",
          examples: [500],
        }),
    }),
  },
  response: {
    status: 200,
    body: z.object({
      collections: z.array(SyncedCollection),
      items: z.array(SyncedItem),
      cursor: z.string(),
      hasMore: z.boolean(),
    }),
  },
  problems: ["request.invalid", "request.bad_cursor", "collections.sync_expired"],
  example: {
    response: {
      collections: [],
      items: [{ collectionId, id: itemId, version: 3, isDeleted: true }],
      cursor: "eyJmbG9vciI6IjAxS0FKM041UTIifQ",
      hasMore: false,
    },
  },
} as const satisfies Operation;

export const pushEdits = {
  id: "collections.pushEdits",
  method: "POST",
  path: "/v1/sync",
  summary: "Takes over up to 500 edits that were made on a device while it was offline.",
  description:
    "Each says upon which version it was made. What another device has set otherwise since is kept, and told with both values. A batch that is sent again does nothing more, for thirty " +
    "days, and answers as it did. A batch edits each item once; the next batch is made upon the answer to this one.",
  access: "user",
  limit: "bulk",
  request: {
    body: z.strictObject({
      batchId: Ulid.meta({ description: "Made by the device, and kept until there is an answer." }),
      edits: z.array(AskedSyncEdit).min(1).max(mostSyncEdits),
    }),
    maxBodyBytes: 1_048_576,
  },
  response: {
    status: 200,
    body: z.object({ outcome: z.enum(["pushed", "repeated"]), verdicts: z.array(SyncVerdict) }),
  },
  problems: ["request.invalid", "request.key_reused", "request.too_many"],
  example: {
    request: {
      batchId: "01KAJ3Q1M7S5D8F2G4H6J9K0N3",
      edits: [{ do: "set", collectionId, itemId, base: 2, set: { notes: "Traded with Mika." } }],
    },
    response: {
      outcome: "pushed",
      verdicts: [
        {
          ...{ edit: 0, outcome: "conflict", version: 3 },
          conflicts: [
            {
              ...{ field: "notes", yours: "Traded with Mika.", theirs: "From Mika.", version: 3 },
            },
          ],
        },
      ],
    },
  },
} as const satisfies Operation;
