import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { CollectionItem } from "../collections/item.ts";
import { Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

/** Which collection a question about holdings is asked of. */
export const inCollection = {
  collectionId: Ulid.optional().meta({
    description:
      "Only this collection, of whatever kind. Absent: everything that one owns, which is all collections but wish lists.",
  }),
};

/** An item with the collection that it is in. */
export const HeldItem = CollectionItem.extend({ collectionId: Ulid }).meta({ id: "HeldItem" });
export type HeldItem = z.output<typeof HeldItem>;

const item = {
  id: "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
  collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  ...{ printingId: charizard.id, variant: "holo", condition: "near_mint", language: "en" },
  ...{ quantity: 2, version: 1 },
  createdAt: "2026-02-01T06:05:00.000Z",
  updatedAt: "2026-02-01T06:05:00.000Z",
} as const;

export const findItems = {
  id: "holdings.findItems",
  method: "GET",
  path: "/v1/holdings/items",
  summary: "Finds items in what one has.",
  access: "user",
  request: { query: z.strictObject({ ...inCollection, ...paging }) },
  response: {
    status: 200,
    body: z.object({
      ...pageOf(HeldItem).shape,
      total: z.int().nonnegative().meta({ description: "Items on all pages together." }),
      copies: z.int().nonnegative().meta({ description: "Their copies, added up." }),
    }),
  },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor", "collections.no_such_collection"],
  example: { response: { items: [item], total: 1, copies: 2 } },
} as const satisfies Operation;
