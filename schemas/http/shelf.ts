import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { plainText } from "../text.ts";
import { Import } from "../transfer/import.ts";
import { AskedCard } from "../transfer/import-row.ts";
import { ShelvedRow, ShelvedRowId, ShelvedState } from "../transfer/shelved-row.ts";
import { Ulid } from "../values.ts";
import { importExample, rowExample } from "./import-examples.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

/** Rows that one request may resolve by name. */
export const mostResolved = 500;

const { entry: _entry, verdict: _verdict, ...row } = rowExample;
const shelved = {
  ...row,
  id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A-00003",
  state: "open",
  importId: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A",
  shelvedAt: "2026-02-01T06:11:00.000Z",
  matchedAt: "2026-02-01T06:11:00.000Z",
} as const;

export const listShelf = {
  id: "transfer.listShelf",
  method: "GET",
  path: "/v1/shelf",
  summary: "Lists rows of imported files of which it is not known what they mean.",
  description:
    "The newest first. `q` is looked for in their texts. A page may hold fewer rows than it may, or none, and have a next one.",
  access: "user",
  request: {
    query: z.strictObject({
      q: plainText(100)
        .optional()
        .meta({ examples: ["glurak"] }),
      reason: plainText(60)
        .optional()
        .meta({ examples: ["no_such_set"] }),
      state: ShelvedState.optional(),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(ShelvedRow) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [shelved] } },
} as const satisfies Operation;

const Resolution = z.union([
  z.strictObject({ rowId: ShelvedRowId, card: AskedCard.optional() }),
  z.strictObject({ like: ShelvedRowId, card: AskedCard.optional() }),
]);

export const resolveShelf = {
  id: "transfer.resolveShelf",
  method: "POST",
  path: "/v1/shelf/resolve",
  summary: "Says which cards rows of the shelf mean, and puts their copies into collections.",
  description:
    "`like` means all rows that say the same name, set and number as that one; of more than 5,000 rows `left` says how many stay, so that asking again takes these. Without a `card` a row means the one that was found for it; a row for which several may be meant is then " +
    "refused. Without `collectionId` copies go where they were to go. It is done as an import of its own, which the answer shows; then the rows are gone from the shelf.",
  access: "user",
  limit: "bulk",
  request: {
    body: z.strictObject({
      rows: z.array(Resolution).min(1).max(mostResolved),
      collectionId: Ulid.optional(),
    }),
    idempotencyKey: true,
  },
  response: { status: 202, body: Import, headers: ["location"] },
  problems: [
    ...(["request.invalid", "request.key_reused", "transfer.rows_refused"] as const),
    ...(["collections.no_such_collection", "transfer.too_many_imports"] as const),
  ],
  example: {
    request: {
      rows: [{ rowId: shelved.id, card: { printingId: charizard.id, variant: "holofoil" } }],
    },
    response: { ...importExample, state: "confirming", source: "shelf" },
  },
} as const satisfies Operation;

export const matchShelf = {
  id: "transfer.matchShelf",
  method: "POST",
  path: "/v1/shelf/match",
  summary: "Has the rows of the shelf looked for in the catalogue again.",
  description:
    "Some seconds later `transfer.listShelf` shows those that are found now as `found`. It is done by itself whenever the catalogue has grown.",
  access: "user",
  limit: "bulk",
  request: {},
  response: { status: 202, body: z.object({ state: z.literal("asked") }) },
  problems: [],
  example: { response: { state: "asked" } },
} as const satisfies Operation;

export const deleteShelvedRow = {
  id: "transfer.deleteShelvedRow",
  method: "DELETE",
  path: "/v1/shelf/{rowId}",
  summary: "Takes a row off the shelf for good.",
  access: "user",
  request: { path: z.strictObject({ rowId: ShelvedRowId }) },
  response: { status: 204 },
  problems: ["request.invalid", "transfer.no_such_row"],
  example: {},
} as const satisfies Operation;
